"""A sentence -> what it says for breaking a measure down by place, or by origin.

What all sentences together come to is for `survey`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from etl.extract.discourse.peoples import (
    INSIDE,
    abroad,
    are_parts,
    measures_said,
    numbered,
    outside_own,
    peoples_of,
    says_leaving,
)
from etl.extract.discourse.state import Discourse, is_country
from etl.extract.discourse.wording import counts_something, said_by, spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Sentence
from schemas.codes import NumberKind

_LISTED = 5
"""Countries with a number that make a text one on countries."""
_SUBJECT = (None, "to", "by", "for")
"""What stands before the country that brings its people home, not before the one they left."""
_FEW = 4
"""Countries, at most, that say nothing of passports: "their four countries"."""


@dataclass(slots=True)
class Evidence:
    """What speaks for one frame or another, over the whole text."""

    peoples: Counter[str] = field(default_factory=Counter)
    """Peoples said to be abroad or in several places."""
    counted: Counter[str] = field(default_factory=Counter)
    """Peoples that stand with a number."""
    nationality: int = 0
    """Sentences that speak of nationality, or of foreigners, early in the text or in a heading."""
    passing: int = 0
    """Such sentences further on: one alone, in a text on countries, breaks nothing down."""
    places: Counter[str] = field(default_factory=Counter)
    """Countries and regions in which people are said to be."""
    bound: set[str] = field(default_factory=set)
    """Countries that stand with a number."""
    listed: Counter[str] = field(default_factory=Counter)
    """Peoples that a list is announced with: "Refugees from Mali", and countries behind it."""

    @property
    def weak(self) -> bool:
        """Nationality is spoken of once, in passing, in a text on countries."""
        only_passing = not self.nationality and self.passing == 1
        return only_passing and len(self.counted) < 2 and len(self.bound) >= _LISTED

    @property
    def told(self) -> int:
        """How many peoples and countries stand with a number."""
        return len(self.counted) + len(self.bound)


def weigh(d: Discourse, s: Sentence, e: Evidence, weight: int, *, event: bool) -> None:
    """Add what a sentence says; `weight` is more early in the text, `event` that of its measure."""
    where = _places_in(d, s) if s.measures or s.mentions else set()
    _weigh_peoples(d, s, e, weight, _hosts(where), event=event)
    _weigh_flight(s, e, weight)
    _weigh_numbers(s, e, leaves=says_leaving(d, s))
    if spoken(s.tokens[:3], "by_nationality"):
        e.nationality += 3 if s.first_in_block else 1  # it announces a list
    elif (
        s.tokens
        and s.tokens[-1].low == ":"
        and (spoken(s.tokens[-5:], "comes") or spoken(s.tokens[-8:], "by_nationality"))
    ):
        e.nationality += 3  # "This is where they come from:", "all nationalities are set out here:"
    if s.measures and "by" in s.words:
        by = (k for k, t in enumerate(s.tokens[:-1]) if t.low == "by")
        if any(spoken(s.tokens[k + 1 : k + 7], "by_nationality") for k in by):
            e.nationality += 3  # "a table of prisoners by citizenship"
    if s.mentions and _has_passports(s):
        e.nationality += 3
    if not s.measures:
        return
    if _lists_foreigners(s):
        e.nationality += 3
    if _foreign(s) or _tells_apart(s):
        if weight > 1:
            e.nationality += 1
        else:
            e.passing += 1
    for code in sorted(where):
        if code not in e.places:  # else it is the way in which it was said first
            code = next((c for c in e.places if c.lower() == code.lower()), code)
        e.places[code] += weight


def _tells_apart(s: Sentence) -> bool:
    """Tell whether a sentence tells people apart by citizenship; not "Dutch citizens abroad"."""
    if "by_nationality" in s.lists or _ranks_peoples(s):
        return True
    one = len(peoples_of(s)) == 1 or "own_people" in s.lists
    return "citizenship" in s.lists and not one


def _has_passports(s: Sentence) -> bool:
    """As in "passports of 19 countries", "the dead and their 19 countries"."""
    return any(
        m.set_aside is NumberKind.COUNTRIES
        and m.number.value > _FEW
        and (s.tokens[m.at - 1].low == "their" or spoken(s.tokens[: m.at], "passport"))
        for m in s.mentions
        if m.at
    )


def _lists_foreigners(s: Sentence) -> bool:
    """As in "armed groups hold 13 foreigners: seven French, three Algerians"."""
    foreign = [m for m in s.mentions if m.foreign]
    if not foreign or spoken(s.tokens[: foreign[0].at], "own_people"):
        return False
    behind = s.tokens[foreign[0].head_end : foreign[0].head_end + 1]
    told = {c for m in s.mentions[foreign[0].nth + 1 :] for c in m.people}
    return [t.low for t in behind] == [":"] and len(told) > 1


def _ranks_peoples(s: Sentence) -> bool:
    """As in "Georgians no longer the largest group": peoples are told apart."""
    groups = (k for k, t in enumerate(s.tokens) if k and t.low in ("group", "groups"))
    return bool(peoples_of(s)) and any("leading" in s.tokens[k - 1].plain for k in groups)


def _foreign(s: Sentence) -> bool:
    """Tell whether a sentence speaks of foreigners, or of one foreigner."""
    return any(s.tokens[k].low != "foreign" for k in s.kinds.get("grammar.foreign", ()))


def _hosts(where: set[str]) -> set[str]:
    """Give the single countries among places."""
    return {code for code in where if is_country(code)}


def _places_in(d: Discourse, s: Sentence) -> set[str]:
    """Give the countries and regions in which people are said to be, or were before."""
    where = {
        p.code
        for p in s.places
        if p.site or (p.prep in INSIDE and p.form in (Form.NAME, Form.REGION))
    }
    where |= {
        p.code
        for m in s.mentions
        for p in m.places[:1]
        if m.head is Head.MEASURE and not (m.people or m.right or m.set_aside or p.prep)
        if m.measure is not None and not d.measures[d.meant(m.measure)].event
        if p.form is Form.NAME and spoken(s.tokens[p.last + 1 : m.at], "keeps")
    }  # "Peru has 970 asylum seekers"
    where |= {p.code for p in s.places if p.left}  # "took their citizens out of Lebanon"
    if says_leaving(d, s):
        where |= {
            p.code for p in s.places if p.prep == "from" and p.form is Form.NAME and not p.people_of
        }
    return where


def _weigh_peoples(
    d: Discourse, s: Sentence, e: Evidence, weight: int, hosts: set[str], *, event: bool
) -> None:
    """Vote for a people abroad: the only one named, or the country that brought people home."""
    peoples = peoples_of(s)
    if s.measures and (own := outside_own(s)) is not None:
        e.peoples[own] += 3 * weight
    elif len(peoples) == 1 and not are_parts(s):
        (one,) = peoples
        if _is_abroad(d, s, weight, event=event):
            e.peoples[one] += 3 * weight
        elif _is_subject(d, s, one, weight) or (not event and _is_counted(s, one, hosts - {one})):
            e.peoples[one] += weight
        elif _is_hosted(d, s, one):
            e.peoples[one] += weight  # "South Sudanese refugees"
        elif _is_headed(d, s) and not event:
            e.peoples[one] += weight  # "Canadians in prison"
    elif not peoples and abroad(s) and _speaks_of_own(d, s, weight):
        lands = (p for p in s.places if p.form in (Form.SEAT, Form.NAME) and p.prep in _SUBJECT)
        codes = {p.code for p in lands}
        for code in codes if len(codes) == 1 else ():
            e.peoples[code] += 3 * weight if is_country(code) else 0


def _is_hosted(d: Discourse, s: Sentence, people: str) -> bool:
    """Tell whether refugees are told by their people, without a number: others host them."""
    if counts_something(s) or _foreign(s):
        return False
    return any(
        p.code == people
        and p.form is Form.ADJECTIVE
        and "measure.people" in s.tokens[p.last + 1].classes
        and d.measures[str(s.tokens[p.last + 1].classes["measure.people"])].hosted
        for p in s.places
        if p.last + 1 < len(s.tokens)
    )


def _is_headed(d: Discourse, s: Sentence) -> bool:
    """Tell whether a heading tells whose people a list by place is about: "Canadians in prison"."""
    if not s.heading or counts_something(s) or _foreign(s):
        return False
    said = measures_said(d, s)
    return bool(said) and all(d.measures[code].place for code in said)


def _speaks_of_own(d: Discourse, s: Sentence, weight: int) -> bool:
    """As in "Dhaka has brought home 326,758 workers", "Hungary knew of 1,386 compatriots"."""
    if any(d.measures[d.meant(code)].leaving for _, _, code in s.measures):
        return True
    return weight >= 2 and "compatriots" in s.lists


def _is_abroad(d: Discourse, s: Sentence, weight: int, *, event: bool) -> bool:
    """Tell whether the people are said to be abroad, or "the number of" them is spoken of."""
    if abroad(s) and not _foreign(s):
        return True
    if event or any(d.measures[code].event for code in measures_said(d, s)):
        return False
    by = "consular" in s.lists and weight > 1
    return numbered(s) or ((by or _by_country(s)) and not _foreign(s))


def _by_country(s: Sentence) -> bool:
    """As in "Danish prisoners by country"."""
    return said_by(s.tokens, "by_country") and not spoken(s.tokens, "by_nationality")


def _is_subject(d: Discourse, s: Sentence, people: str, weight: int) -> bool:
    """Tell whether a headline frees them, or a sentence calls prisoners "from Peru" theirs."""
    if s.measures and weight >= 2 and says_leaving(d, s):
        elsewhere = any(is_country(p.code) and p.code != people for p in s.places)
        return elsewhere or people != d.overview.dateline  # "MUSCAT ... 326 Omanis left prison"
    theirs = any(p.people_of and p.code == people for p in s.places)
    return theirs and any(kind == "people" for _, kind, _ in s.measures)


def _is_counted(s: Sentence, people: str, hosts: set[str]) -> bool:
    """Tell whether the people stand with a number, and in another country or as the measure's."""
    counted = {c for m in s.mentions for c in m.people if m.places or m.head is Head.MEASURE}
    if people not in counted or _foreign(s):
        return False
    if hosts or any(not is_country(p.code) for p in s.places):
        return True
    return any(m.head is Head.MEASURE for m in s.mentions)


def _weigh_flight(s: Sentence, e: Evidence, weight: int) -> None:
    """Vote for the people of the country that is fled: "97 have fled Sudan".

    Not where others "get their people out of Sudan".
    """
    if "own_people" in s.lists:
        return
    for p in s.places:
        if p.comes and "flees" in s.tokens[p.first - 1].plain:
            e.peoples[p.code] += 3 * weight


def _weigh_numbers(s: Sentence, e: Evidence, *, leaves: bool) -> None:
    """Note the peoples and countries that stand with numbers."""
    for m in s.mentions:
        for code in m.people:
            if not (m.of_them and code in e.bound):  # "Iran: 57 ... 16 of them Iranians"
                e.counted[code] += 1
        for p in m.places:
            if p.form is Form.NAME and (p.prep != "from" or leaves):
                e.bound.add(p.code)
            part = p.code in e.bound and s.tokens[p.first - 1].low in ("the", "of the")
            ranked = p.prep is None and s.tokens[m.at - 1].low == "with"  # "the Turks with 97"
            told = not part if m.right else m.direct or ranked
            if p.form is Form.PEOPLE and not p.site and told:
                e.counted[p.code] += 1  # but "Belarus (18) ... Three of the Belarusians"
