"""A whole text -> the signs that it gives of how it breaks each measure down.

Signs by name only. What they weigh was learned, and is for `framing`; the signs of the countries
that may be meant are for `candidates`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from etl.extract.discourse.evidence import Evidence
from etl.extract.discourse.peoples import INSIDE, abroad, foreigners, measures_said, peoples_of
from etl.extract.discourse.state import Discourse, is_country
from etl.extract.places import Place
from etl.extract.sentence.mentions import Mention, Sentence
from etl.vocabulary import Measure

EARLY = 6
"""Sentences of the beginning, the title among them."""
_ANNOUNCED = 3
"""What the announcement of a list by nationality weighs, by `evidence`."""
_MANY = 4
_KINDS = ("event", "stock", "leaving", "hosted", "by_origin", "act", "place")
"""Flags of a measure that are signs."""


@dataclass(slots=True)
class Signs:
    """What a text says of one measure, or of one country."""

    said: set[str] = field(default_factory=set)
    """Signs that are there or not."""
    often: Counter[str] = field(default_factory=Counter)
    """Signs that weigh more the more often they are there, by the logarithm."""
    shares: Counter[str] = field(default_factory=Counter)
    """How countries stand with numbers: signs that weigh as the share that they have."""

    def values(self) -> dict[str, float]:
        """Give how much there is of each sign."""
        told = dict.fromkeys(self.said, 1.0)
        told |= {sign: log1p(times) for sign, times in self.often.items()}
        whole = sum(self.shares.values())
        return told | {sign: times / whole for sign, times in self.shares.items()}


def said_of(
    d: Discourse, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, Sentence, list[str]]]:
    """Give each sentence that was read, its number, and the measures of which it speaks.

    One that names no measure speaks of the one named before it.
    """
    last = [d.about] if d.about is not None else []
    for k, s in enumerate(sentences):
        if not s.unread:
            said = list(dict.fromkeys(measures_said(d, s)))
            yield k, s, said or last
            last = said[:1] or last


def signs_of_measures(
    d: Discourse, sentences: Sequence[Sentence], evidence: Mapping[str, Evidence]
) -> dict[str, Signs]:
    """Give the signs of each measure that has evidence; the first sentence is the title."""
    found = {code: Signs(_signs_of_kind(d.measures[code])) for code in evidence}
    for k, s, codes in said_of(d, sentences):
        told = signs_in(s, k) if codes or k == 0 else frozenset()
        for code in found if k == 0 else codes:
            if code in found:
                found[code].said |= told
        for code in codes:
            if code in found:
                for m in s.mentions:
                    if m.set_aside is None:
                        found[code].shares.update(_ways_of_standing(m))
    for code, e in evidence.items():
        _take_evidence(d, e, found[code])
    return found


def _signs_of_kind(rule: Measure) -> set[str]:
    return {f"measure {rule.code}", *(f"measure is {k}" for k in _KINDS if getattr(rule, k))}


def signs_in(s: Sentence, k: int) -> frozenset[str]:
    """Give the signs of one sentence, which is number `k` of its text."""
    if s.signs is None or s.signs[0] != k:
        s.signs = k, frozenset(_signs_in(s, k))
    return s.signs[1]


def where_in_text(s: Sentence, k: int) -> str:
    """Give the part of its text that sentence number `k` stands in; a heading is early anywhere."""
    return "title" if k == 0 else "early" if k < EARLY or s.heading else "later"


def _signs_in(s: Sentence, k: int) -> set[str]:
    where = where_in_text(s, k)
    words = _words(s)
    told = {f"word {word}" for word in words}
    told |= {f"{where} word {word}" for word in words}
    told |= {f"list {name}" for name in s.lists}
    told |= {f"kind {kind}" for kind in s.kinds}
    peoples = len(peoples_of(s))
    if peoples:
        told.add(f"{where} one people" if peoples == 1 else f"{where} peoples")
    if abroad(s):
        told.add(f"{where} abroad")
        if peoples == 1:
            told.add("one people abroad")
    if foreigners(s):
        told.add(f"{where} foreigners")
    if any(m.foreign for m in s.mentions):
        told.add("number of foreigners")
    return told


def _words(s: Sentence) -> set[str]:
    """Give the words of a sentence that are no part of a country's name, a number or a date."""
    named = {k for p in s.places for k in range(p.first, p.last + 1)}
    return {
        t.low
        for k, t in enumerate(s.tokens)
        if t.low.isalpha() and len(t.low) > 1
        if t.number is None and t.date is None and k not in named
    }


def _ways_of_standing(m: Mention) -> Iterator[str]:
    """As "name inside behind" for "97 in Peru"."""
    for _ in m.people:
        yield "share of people"
    for p in m.places[:1]:
        if is_country(p.code):
            yield f"share of {p.form} {before(p)} {'behind' if m.right else 'before'}"
            if p.site:
                yield "share of site"


def before(p: Place) -> str:
    """Give what stands before a place: a preposition, or `inside` for those that say where."""
    return "inside" if p.prep in INSIDE else p.prep or "bare"


def _take_evidence(d: Discourse, e: Evidence, signs: Signs) -> None:
    """Add what the evidence of a measure comes to."""
    people, votes = next(iter(e.peoples.most_common(1)), (None, 0))
    sites = [code for code, _ in e.places.most_common() if is_country(code)]
    site = sites[0] if sites else None
    event = d.overview.event_place
    signs.often["nationality"] = e.nationality
    signs.often["nationality in passing"] = e.passing
    signs.often["votes for a people"] = max(0, votes)
    signs.often["votes for a place"] = e.places[site] if site else 0
    signs.often["peoples"] = len(e.peoples)
    signs.often["places"] = len(sites)
    signs.often["peoples counted"] = len(e.counted)
    signs.often["countries bound"] = len(e.bound)
    told = {
        "announced by nationality": e.nationality >= _ANNOUNCED,
        "announced with one people": len(e.listed) == 1,
        "announced with the people": people in e.listed,
        "the people is bound": people in e.bound,
        "the place is bound": site in e.bound,
        "the place is counted": site in e.counted,
        "one people counted": len(e.counted) == 1,
        "several peoples counted": len(e.counted) > 1,
        "many peoples counted": len(e.counted) > 2,
        "many countries bound": len(e.bound) > _MANY,
        "event early": d.overview.event_early,
        "event bound": event in e.bound,
        "one site": d.overview.one_site,
        "the people is of the event": people is not None and people == event,
        "the place is of the event": site is not None and site == event,
    }
    signs.said |= {sign for sign, is_so in told.items() if is_so}
