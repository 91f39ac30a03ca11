"""A whole text -> the signs of each country that may be the one place, or people, of its lists.

Which of them is, is for `framing`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.extract.discourse.evidence import Evidence
from etl.extract.discourse.peoples import abroad, foreigners
from etl.extract.discourse.signs import EARLY, Signs, before, said_of
from etl.extract.discourse.state import Discourse, is_country
from etl.extract.discourse.subjects import within
from etl.extract.places import Place
from etl.extract.sentence.mentions import Mention, Sentence

_LEAD = 2
"""Sentences that open a text."""
_REGION = 3
"""Countries with a number, of a region, from which on a list goes through them."""
_FLAGS = ("site", "agency", "owns", "left", "comes", "agent")
"""What is said of a place beside its name."""


class _Numbered(NamedTuple):
    """A number, the country that it is of, if it has one, and how it stands with it."""

    value: float
    land: str | None = None
    way: str = ""


@dataclass(slots=True)
class Candidates:
    """The countries and regions that a text names, and the signs that each has."""

    signs: defaultdict[str, Signs] = field(default_factory=lambda: defaultdict(Signs))
    """By code; the same for all measures."""
    named: Counter[str] = field(default_factory=Counter)
    """How often each is named; the first one first."""
    beside: dict[str, defaultdict[str, Signs]] = field(default_factory=dict)
    """By measure: the signs of each in the sentences that speak of it."""
    words: dict[str, str] = field(default_factory=dict)
    """The code by which a region goes that is named in two ways: "the Gulf", "Gulf"."""


def candidates(d: Discourse, sentences: Sequence[Sentence]) -> Candidates:
    """Look over a text for all that may be its place, or whose people it is about."""
    found = Candidates()
    numbers: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for k, s, codes in said_of(d, sentences):
        bound = _take_numbers(s, found)
        for code in codes:
            numbers[code] += _wholes(s)
        around = _signs_around(s)
        for p in s.places:
            land = found.words.setdefault(p.code.lower().removeprefix("region:the "), p.code)
            if land not in found.named and len(found.named) < 2:
                nth = "second" if found.named else "first"
                found.signs[land].said.add(f"named {nth} {p.form} {before(p)}")
            found.named[land] += 1
            found.signs[land].often.update(_signs_of(s, k, p, bound))
            found.signs[land].often.update(around)
            for code in codes:
                beside = found.beside.setdefault(code, defaultdict(Signs))
                beside[land].often[f"with measure {p.form} {before(p)}"] += 1
                if land in bound:
                    beside[land].said.add("listed")
        if s.dateline is not None:
            found.signs[s.dateline].often["dateline"] += 1
    _compare(d, found)
    for code, told in numbers.items():
        _compare_numbers(found.beside.setdefault(code, defaultdict(Signs)), told)
    return found


def _take_numbers(s: Sentence, found: Candidates) -> set[str]:
    """Take the countries that stand with a number; give them."""
    bound = set()
    for m in s.mentions:
        if m.set_aside is None:
            for land, sign in _numbered(m):
                found.signs[land].often[sign] += 1
                bound.add(land)
    return bound


def _numbered(m: Mention) -> Iterator[tuple[str, str]]:
    for land in m.people:
        yield land, "number of people"
    side = "behind" if m.right else "before"
    for p in m.places:
        if is_country(p.code):
            yield p.code, f"number {p.form} {before(p)} {side} {m.head}"
            yield p.code, f"number {p.form}"


def _wholes(s: Sentence) -> Iterator[_Numbered]:
    """Give the numbers of a sentence, each with the country that it may be everybody in."""
    around = [p for p in s.places if is_country(p.code)]
    one = len({p.code for p in around}) == 1
    for m in s.mentions:
        if m.set_aside is not None:
            continue
        told = [p for p in m.places[:1] if is_country(p.code)]
        at, way = (told, "") if m.places else (around[:1] if one else [], "around ")
        value = float(m.number.value)
        if not at or m.people:
            yield _Numbered(value)
        for p in at if not m.people else ():
            yield _Numbered(value, p.code, f"{way}{p.form} {before(p)} {m.head}")


def _compare_numbers(beside: defaultdict[str, Signs], told: Sequence[_Numbered]) -> None:
    """Add which country the first number of a measure is of, and which the largest."""
    largest = max(told, key=lambda n: n.value, default=None)
    for name, n in (("first", next(iter(told), None)), ("largest", largest)):
        if n is not None and n.land is not None:
            beside[n.land].said |= {f"{name} number", f"{name} number {n.way}"}


def _signs_of(s: Sentence, k: int, p: Place, bound: set[str]) -> Iterator[str]:
    """Give the signs of one mention of a country, in the sentence with number `k`."""
    where = "title" if k == 0 else "lead" if k <= _LEAD else "early" if k < EARLY else "later"
    way = " ".join([p.form, before(p), *(flag for flag in _FLAGS if getattr(p, flag))])
    yield way
    yield f"{where} {way}"
    yield f"{where} {p.form}"
    if p.code not in bound:
        yield "free"
        yield f"free {p.form} {before(p)}"
        yield f"free {where}"
    if p.first == 0:
        yield "first word"
    if abroad(s):
        yield f"with abroad {p.form}"


def _signs_around(s: Sentence) -> list[str]:
    """Give the signs that all countries of a sentence have."""
    told = {
        "heading": s.heading,
        "with foreigners": foreigners(s),
        "only one": len({p.code for p in s.places}) == 1,
    }
    return [sign for sign, is_so in told.items() if is_so]


def _compare(d: Discourse, found: Candidates) -> None:
    """Add the signs that only all countries together give."""
    most = max(found.named.values(), default=0)
    for order, land in enumerate(found.named):
        signs = found.signs[land]
        if order < 2:
            signs.said.add("named second" if order else "named first")
        if found.named[land] == most:
            signs.said.add("named most")
        if not signs.often["free"]:
            signs.said.add("never free")
    if d.overview.event_place is not None:
        found.signs[d.overview.event_place].said.add("event")


def signs_for(d: Discourse, found: Candidates, code: str, e: Evidence) -> Mapping[str, Signs]:
    """Give the signs that each candidate has for one measure alone; some have none."""
    signs = found.beside.get(code, defaultdict(Signs))
    for name, votes in (
        ("people", e.peoples),
        ("counted", e.counted),
        ("place", e.places),
        ("listed", e.listed),
    ):
        for land, times in votes.items():
            if land in found.signs and times > 0:
                signs[land].often[f"votes as {name}"] = times
    for land in e.bound & found.signs.keys():
        signs[land].said.add("bound")
    for name, votes in (("peoples", e.peoples), ("places", e.places)):
        first = next((land for land, _ in votes.most_common() if is_country(land)), None)
        if first is not None and first in found.signs:
            signs[first].said.add(f"first of the {name}")
    for land in found.signs:
        if not is_country(land):
            members = sum(within(d, code, land) for code in e.bound)
            signs[land].said.add("region")
            signs[land].often["members bound"] = members
            if members >= _REGION and members * 2 >= len(e.bound):
                signs[land].said.add("most are members")
    return signs
