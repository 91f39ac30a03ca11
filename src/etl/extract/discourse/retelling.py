"""A number that somebody else gives for what was counted last -> that count's reading.

"Iran had 253; a group in Oslo says 273"; "Others put it at 273". Which of the two is right, and
that they contradict each other, is not told here.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse, Reading
from etl.extract.discourse.wording import among
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence

_NEAR = 2
"""Sentences back, the present one included, in which the first teller's number stands."""
_MOST = 3
"""Times that the larger of two tellings may have the smaller: real pairs differ by less."""
_ENDS = frozenset([",", ";", ".", ":", ")", "!", "?", "-", "–", "—"])
_POINTED = frozenset([("it", "at"), ("them", "at"), ("figure", "at"), ("number", "at")])


def retold(d: Discourse, s: Sentence, m: Mention) -> Reading | None:
    """Give the reading before if a bare number, object of a verb of saying, is told for the same.

    It must be alone in its sentence: behind a list nobody could tell which number is meant. One of
    another date, or of another size altogether, is a number of its own.
    """
    last = d.last
    if last is None or not _is_bare(m) or not _is_said(s, m):
        return None
    if m.date is not None and m.date.as_of != last.as_of:
        return None
    low, high = sorted((last.mention.number.value, m.number.value))
    if high > _MOST * low:
        return None
    near = [last.sentence, s] if last.sentence is s else d.seen[-_NEAR - 1 :]
    if not any(last.sentence is one for one in near):
        return None
    told = {id(r.mention) for r in d.recalled if r.sentence is last.sentence}
    return last if len(told) == 1 else None


def _is_bare(m: Mention) -> bool:
    tellers = all(p.form is Form.SEAT and p.prep is None for p in m.places)  # "Kyiv puts it at"
    named = m.people or not tellers or m.foreign or m.said or m.every or m.of_them
    return m.head is Head.NONE and not m.zero and not named


def _is_said(s: Sentence, m: Mention) -> bool:
    """Tell whether the number alone is what is said: "says 273.", "put it at 273,"."""
    behind = s.tokens[m.head_end : m.head_end + 1]
    if any(t.low not in _ENDS for t in behind):
        return False
    before = s.tokens[max(0, m.at - 4) : m.at]
    if tuple(t.low for t in before[-2:]) in _POINTED:
        return any(t.low in ("put", "puts", "have", "has") for t in before[:-2])
    return among(before[-1:], "grammar.reporting")
