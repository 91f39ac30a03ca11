"""A number and the tokens that touch it: the value that the readers of kinds and ages look at.

No reading here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.numbers import Number
from etl.extract.tokens import Token

PEOPLE_KINDS = frozenset(["place.people", "region.people", "measure.people", "grammar.person"])
"""Classes of words for people."""
REGION_KINDS = frozenset(["region.words", "region.people", "region.adjectives"])
"""Classes of words for regions."""
_OF_REGION = (" states", " countries", " nations", " republics")
"""How names of regions end that are of countries: "Baltic states"."""


@dataclass(slots=True)
class Here:
    """A number and the tokens beside it; `EDGE` stands where the sentence ends."""

    tokens: Sequence[Token]
    i: int
    text: str
    number: Number
    before2: Token
    before: Token
    after: Token
    after2: Token


def plural_thing(t: Token) -> bool:
    """Tell whether a word that no vocabulary has looks like several things: "vehicles"."""
    if t.classes or not t.low.isalpha() or "function" in t.plain:
        return False
    if "mass" in t.plain:
        return True
    return len(t.low) > 3 and t.low.endswith("s") and not t.low.endswith(("ss", "us", "is"))


def are_states(t: Token) -> bool:
    """As in "Baltic states"; not "United States"."""
    return t.low.endswith(_OF_REGION) and not REGION_KINDS.isdisjoint(t.classes)


def are_told_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether so many things were told of before: "on those two dates it was 97 and 98"."""
    noun, before = tokens[at + 1 : at + 2], tokens[max(0, at - 1) : at]
    those = any(t.low in ("the", "those", "these") for t in before)
    return those and any("told_before" in t.plain for t in noun)


def before_hedges(tokens: Sequence[Token], at: int, *, gaps: bool = False) -> int:
    """Give where the word before the number at `at` stands, over "some", "at least".

    With `gaps` over "another" as well; 0 if there is no such word.
    """
    k = at - 1
    while k > 0 and _is_between(tokens[k], gaps):
        k -= 1
    return k


def _is_between(t: Token, gaps: bool) -> bool:
    return "hedge.before" in t.classes or (gaps and "measure_gap" in t.plain)
