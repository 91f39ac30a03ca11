"""Numbers that stand alone, or in pairs -> the country, or the measures, of the words before.

Numbers in the order of a list told before are for `order`.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse, Reading, is_country
from etl.extract.discourse.wording import spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence

_MARKS = frozenset([".", ",", ";", "!", "?", "-", "–", "—"])
"""What may stand behind a number that is a sentence of its own."""

_SHORT = 8
"""Tokens of a sentence that has not much more than its number: "Thirteen, I think."."""


def take_alone(d: Discourse, s: Sentence) -> None:
    """Give a number that stands alone the one country that the sentence before names.

    "Chad, of course. 97"; "He asked about Peru. There were nine, she said."
    """
    if not s.mentions or s.first_in_block or len(d.seen) < 2:
        return
    m = s.mentions[0]
    if m.set_aside is not None or m.head is not Head.NONE or m.date is not None or m.places:
        return
    opening = any("hedge.before" not in t.classes for t in s.tokens[_there(s) : m.at])
    behind = s.tokens[m.head_end : m.head_end + 1]
    goes_on = [t.low for t in behind] == [","] and len(s.tokens) > _SHORT and not _there(s)
    if opening or goes_on or any(t.low not in _MARKS for t in behind):
        return
    before = d.seen[-2]
    named = {p.code for p in before.places if p.form is Form.NAME}
    counted = any(o.set_aside is None for o in before.mentions)
    if len(named) == 1 and not counted and is_country(code := named.pop()):
        m.named_before = (code,)


def _there(s: Sentence) -> int:
    """Give how many tokens "There were" takes, with which a sentence may begin."""
    words = s.tokens[:2]
    there = len(words) == 2 and words[0].low == "there" and "be" in words[1].plain
    return 2 if there else 0


def paired(d: Discourse, s: Sentence, m: Mention) -> Reading | None:
    """Give the reading whose measure and date the second of two bare numbers has.

    "Fiji has 970 cases and eight deaths ... Tonga has 89 and three"; the first one tells where.
    """
    last = d.last_within(s) if m.nth and m.head is Head.NONE else None
    if last is None or not _is_second(s, last.mention, m):
        return None
    readings = d.recalled
    for one, other in zip(reversed(readings[:-1]), reversed(readings[:-2]), strict=False):
        follows = one.sentence is other.sentence and one.place == other.place
        if other.measure == last.measure and follows:
            return one if one.measure != last.measure else None
    return None


def _is_second(s: Sentence, first: Mention, m: Mention) -> bool:
    """Tell whether nothing but "and" stands between two numbers without a noun."""
    named = (
        (m.places and m.places != first.places)
        or m.people
        or m.foreign
        or m.said
        or m.of_them
        or m.date
    )
    if first.head is not Head.NONE or named or m.rule == "respectively":
        return False
    between = [t for t in s.tokens[first.head_end : m.at] if "hedge.before" not in t.classes]
    behind = s.tokens[m.head_end : m.head_end + 1]
    ends = not any(t.low.isalpha() and not spoken([t], "function") for t in behind)
    return [t.low for t in between] == ["and"] and ends
