"""A number that somebody else gives for what was counted last -> that count's reading.

"Iran had 253; a group in Oslo says 273"; "Others put it at 273". Which of the two is right, and
that they contradict each other, is not told here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from etl.extract.discourse.state import Discourse, Reading
from etl.extract.discourse.wording import among, is_corrected, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence

_NEAR = 2
"""Sentences back, the present one included, in which the first teller's number stands."""
_MOST = 3
"""Times that the larger of two tellings may have the smaller: real pairs differ by less."""
_SAID_BEFORE = 3
"""Words of "an earlier figure of" that tell what a number was."""
_ENDS = frozenset([",", ";", ".", ":", ")", "!", "?", "-", "–", "—"])
_POINTED = frozenset(product(("it", "them", "figure", "number", "toll", "total"), ("at",)))
_PUT = frozenset(["put", "puts", "have", "has"])


def retold(d: Discourse, s: Sentence, m: Mention) -> Reading | None:
    """Give the reading before if a bare number, object of a verb of saying, is told for the same.

    It must be alone in its sentence: behind a list nobody could tell which number is meant. One of
    another date, or of another size altogether, is a number of its own.
    """
    last = d.last
    if last is not None and last.sentence is s and _is_taken_back(s, m):
        return last
    if last is None or not _is_bare(s, m) or not _is_said(s, m):
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


def _is_bare(s: Sentence, m: Mention) -> bool:
    named = m.people or m.foreign or m.said or m.every or m.of_them
    told = not m.places or (_is_put(s, m) and _is_seat(m.places))
    return m.head is Head.NONE and not m.zero and not named and told


def _is_taken_back(s: Sentence, m: Mention) -> bool:
    """As in "97, not 79 as stated", "correcting an earlier figure of 79": of the same."""
    if m.head is not Head.NONE or m.people or m.foreign or m.zero or m.at < _SAID_BEFORE:
        return False
    before = [t.low for t in s.tokens[m.at - _SAID_BEFORE : m.at]]
    told_wrong = spoken(s.tokens[m.at - _SAID_BEFORE : m.at], "told_earlier")
    return before[1:] == [",", "not"] or (told_wrong and before[-1] == "of")


def _is_seat(places: Sequence[Place]) -> bool:
    """As in "Quito puts the number at 97", "The ministry in Quito revised it to 97": who tells."""
    return all(p.form in (Form.SEAT, Form.WITHIN) and p.prep in (None, "in") for p in places)


def _is_put(s: Sentence, m: Mention) -> bool:
    """As in "puts the number at 97", "has revised the figure to 97"."""
    if is_corrected(s.tokens, m.at):
        return True
    before = [t.low for t in s.tokens[max(0, m.at - 4) : m.at]]
    put = any(low in _PUT for low in before[:-2])
    return put and tuple(before[-2:]) in _POINTED


def _is_said(s: Sentence, m: Mention) -> bool:
    """Tell whether the number alone is what is said: "says 273.", "put it at 273,"."""
    behind = s.tokens[m.head_end : m.head_end + 1]
    if any(t.low not in _ENDS for t in behind):
        return False
    return _is_put(s, m) or among(s.tokens[max(0, m.at - 1) : m.at], "grammar.reporting")
