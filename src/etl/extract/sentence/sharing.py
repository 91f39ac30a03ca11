"""A place that is said once -> the numbers beside the one that it stands with, whose it is as well.

Which number it stands with is for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.beside import before_hedges
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token

_COUNTED = frozenset([Head.EVENT, Head.MEASURE, Head.PEOPLE, Head.PERSON])
_LINKS = frozenset(["and", ",", "or"])
_BETWEEN = 3
"""Tokens, at most, between two fates: "missing and about"."""
_DEEDS = ("measure.said", "measure.before", "measure.weak", "measure.open")
_JOINTS = frozenset([",", "and", "but"])
_PARTING = frozenset([";", ":", "("])
_FEW = 2
"""Tokens, at most, between who goes on and the number: "Slovakia for about eight"."""
_VERB = 5
"""Tokens, at most, that say what else was done: ", and has since deported"."""


def share_places(s: Sentence, live: Sequence[Mention]) -> None:
    """Give each of "three dead, five missing and 40 hurt in Peru" the place behind the last.

    Not where that tells which of two peoples of one name they are: "two Congolese from Kinshasa".
    """
    for following, m in pairwise(reversed(live)):
        if m.places or not (_befell(s, m) and _befell(s, following)):
            continue
        between = s.tokens[m.head_end : following.at]
        if not any(t.low in _LINKS for t in between) or [t.low for t in between[:2]] == [",", "or"]:
            continue  # "40 Poles and 12 Danes, or 52 Europeans in all": all of them again
        joined = len(between) <= _BETWEEN and all(
            t.low in _LINKS or "hedge.before" in t.classes or "measure.said" in t.classes
            for t in between
        )
        home = any(p.prep == "from" and p.code in following.people for p in following.places)
        if joined and following.right and not (following.each or home):
            m.places, m.right, m.joint = following.places, True, following.joint


def _befell(s: Sentence, m: Mention) -> bool:
    """Tell whether a number counts something: "five dead", "five missing"."""
    said = any("measure.said" in t.classes for t in s.tokens[m.at + 1 : m.at + 2])
    return m.head in _COUNTED or (m.head is Head.NONE and said)


def share_each(live: Sequence[Mention]) -> None:
    """Give the one of "Two died in Peru and Mali, one in each" the countries of the two."""
    for m, following in pairwise(live):
        bare = following.head is Head.NONE and not (following.places or following.people)
        between = m.places and m.head_end <= m.places[0].first and m.places[-1].last < following.at
        adds_up = following.number.value * len(m.places) == m.number.value
        if following.each and bare and between and adds_up:
            following.places = m.places


def share_subjects(s: Sentence, live: Sequence[Mention]) -> None:
    """Give both of "Peru arrested 97 Danes and deported 45 Poles" the country that did it.

    So with those of one verb: "Peru for its part deported 97 Danes and 45 Poles".
    """
    for m, following in pairwise(live):
        if following.places or not following.people or m.right or len(m.places) != 1:
            continue
        (p,) = m.places
        subject = p.form in (Form.NAME, Form.SEAT) and p.prep is None and p.last < m.at
        listed = p.code not in m.people and _is_listed_with(s.tokens, m, following)
        also = listed or _does_too(s.tokens, m, following)
        if subject and p.code not in following.people and also:
            following.places = [p]


def _is_listed_with(tokens: Sequence[Token], m: Mention, following: Mention) -> bool:
    """Tell whether nothing stands between two peoples: "97 Danes, some 45 Poles"."""
    words = tokens[m.head_end : following.at]
    linked = all(t.low in _LINKS or "hedge.before" in t.classes for t in words)
    return bool(m.people) and 0 < len(words) <= _BETWEEN and linked


def share_owners(s: Sentence, live: Sequence[Mention]) -> None:
    """Give the Chileans for "Peru lost two of its citizens and Chile three", as for the first."""
    for m, following in pairwise(live):
        bare = following.head is Head.NONE and not (following.people or following.right)
        if not (m.own and m.people and bare) or len(following.places) != 1:
            continue
        (p,) = following.places
        subject = p.form in (Form.NAME, Form.SEAT) and p.prep is None and p.first > m.at
        words = [t for t in s.tokens[p.last + 1 : following.at] if "hedge.before" not in t.classes]
        goes_on = len(words) < _FEW and all("preposition" in t.plain for t in words)
        between = s.tokens[m.head_end : following.at]
        if subject and goes_on and all(t.low not in _PARTING for t in between):
            following.people, following.own = [p.code], True
            following.places, following.right = m.places, m.right


def _does_too(tokens: Sequence[Token], m: Mention, following: Mention) -> bool:
    """Tell whether nothing but another verb stands between two numbers."""
    words = tokens[m.head_end : before_hedges(tokens, following.at) + 1]
    if not 1 < len(words) <= _VERB or words[0].low not in _JOINTS:
        return False
    verb = words[-1]
    did = any(kind in verb.classes for kind in _DEEDS) and "fetches_home" not in verb.plain
    return did and all(t.number is None for t in words)
