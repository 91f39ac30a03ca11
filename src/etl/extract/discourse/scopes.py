"""Counts without a place of their own -> counts for the one area that the whole text is about.

Which area stands beside a number is for `areas`; no words are read for the first time here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from etl.extract.discourse.areas import AREA, FEW, countries_counted
from etl.extract.discourse.peoples import INSIDE
from etl.extract.discourse.state import ALL, Discourse, Reading, Side, is_country
from etl.extract.discourse.subjects import within
from etl.extract.places import Form
from etl.extract.sentence.mentions import Sentence
from schemas.codes import NumberKind

_EARLY = 6
"""Sentences in which a text says what area it is about."""
_STRAYS = 3
"""Times that the countries of an area are more than those told of in passing."""
_SEVERAL = 2
"""Countries with a count, from which on a text goes through those of an area."""


_Kind: TypeAlias = tuple[str, Side, str | None]
"""Measure, origin and date of a count."""


@dataclass(frozen=True, slots=True)
class _Area:
    """An area that a text names."""

    name: str
    """As a place: `REGION:` and the text's words."""
    key: Hashable
    """What it has in common with the same area by another name."""
    holds: int
    """How many countries it has at most, if the text says so; else 0."""


def settle_left_out(d: Discourse) -> None:
    """Give totals everywhere but one country, if the text says that it leaves that one out.

    "883 executions outside Peru, 53% up from 579"; "913 executions ... Peru is not included".
    """
    everywhere = (r for r in d.counted.readings if r.place == ALL)
    unplaced = [r for r in everywhere if not r.sentence.has("grammar.every_country")]
    left = {p.code for s in d.seen for p in s.places if p.prep == "outside"} if unplaced else set()
    (code,) = left if len(left) == 1 else (None,)
    if code is None or not is_country(code):
        return
    own = {r.measure for r in d.counted.readings if r.place == code}
    told = {r.measure for r in d.counted.readings if r.place == f"NOT:{code}"}
    for r in unplaced:
        fits = r.measure in told or not d.measures[r.measure].nationality or _is_act(d, r)
        if fits and r.measure not in own and not is_country(r.origin):
            r.place = f"NOT:{code}"


def _is_act(d: Discourse, r: Reading) -> bool:
    """Tell whether it is what states do to people: executions."""
    rule = d.measures[r.measure]
    return rule.act and not (rule.stock or rule.event or rule.leaving)


def settle_areas(d: Discourse) -> None:
    """Give totals the area in which all countries counted lie, if the text names only one.

    "147 dead in four countries ... Another eight are missing"; "The Caucasus ... 97 in all".
    """
    everywhere = [r for r in d.counted.readings if r.place == ALL]
    said = {(r.measure, _people(r)) for r in everywhere if _says_everywhere(r)}
    unplaced = [r for r in everywhere if (r.measure, _people(r)) not in said]
    area, told = _area_of(d) if unplaced else (None, False)
    if area is None:
        return
    whole = {people: _goes_through(d, area, people) for people in {_people(r) for r in unplaced}}
    least = _least_of(d, area)
    for r in unplaced:
        exceeds = r.mention.number.value > least.get(_kind(r), r.mention.number.value)
        if whole[_people(r)] and _fits(d, r, told=told) and not exceeds:
            r.place = area.name


def _says_everywhere(r: Reading) -> bool:
    """Tell whether a count is said to be of everywhere, or of everywhere but one country."""
    s = r.sentence
    words = (s.tokens[k].low for k in s.kinds.get("grammar.every_country", ()))
    everywhere = any(word != "foreign" for word in words)  # "seven foreign hostages"
    return r.mention.every or everywhere or s.has("grammar.outside")


def _fits(d: Discourse, r: Reading, *, told: bool) -> bool:
    """Tell whether what is counted happens in an area; who is held or sent may be anywhere.

    `told` tells whether the area has a count of its own.
    """
    rule = d.measures[r.measure]
    sent = rule.nationality and not (rule.event or rule.hosted) and is_country(r.origin)
    return not sent and (told or rule.event or rule.hosted or not rule.nationality)


def _area_of(d: Discourse) -> tuple[_Area | None, bool]:
    """Give the only area that has a count; where none has, the only one that the text opens with.

    With it comes whether it has a count.
    """
    counted = _distinct(
        _Area(r.place, _key(d, r.place), 0)
        for r in d.counted.readings
        if r.place is not None and r.place.startswith(AREA)
    )
    if counted:
        known = [area for area in counted if _members(d, area)]
        pointed = [area for area in counted if area.name in d.named.areas]
        sole = known or pointed  # "in Central America ... in the region"
        one = len(sole) == 1 and len(known) + len(pointed) == len(counted)
        return (sole[0] if one else None), True
    opening = _distinct(area for s in d.seen[:_EARLY] for area in _named_in(d, s))
    return (opening[0] if len(opening) == 1 else None), False


def _members(d: Discourse, area: _Area) -> Sequence[str]:
    return d.regions.get(area.name[len(AREA) :].lower(), ())


def _distinct(areas: Iterable[_Area]) -> list[_Area]:
    found: dict[Hashable, _Area] = {}
    for area in areas:
        found.setdefault(area.key, area)
    return list(found.values())


def _key(d: Discourse, name: str) -> Hashable:
    words = name[len(AREA) :].lower().removeprefix("the ")
    return d.regions.get(words) or words


def _named_in(d: Discourse, s: Sentence) -> list[_Area]:
    """Give the areas that a sentence is about: "in the Caucasus", "six countries"."""
    areas = [
        _Area(p.code, _key(d, p.code), 0)
        for p in s.places
        if p.form is Form.REGION and p.prep in INSIDE
    ]
    for m in s.mentions:
        if not areas and m.set_aside is NumberKind.COUNTRIES and 1 < m.number.value <= FEW:
            name = countries_counted(d, s, m)
            areas += [_Area(name, _key(d, name), int(m.number.value))] if name else []
    return areas


def _goes_through(d: Discourse, area: _Area, people: Side) -> bool:
    """Tell whether all countries that have a count of a people, or of anybody, are of an area."""
    lands = {r.place for r in d.counted.readings if is_country(r.place) and _people(r) == people}
    if len(lands) < _SEVERAL:
        return False
    if _members(d, area):
        inside = sum(within(d, land or "", area.name) for land in lands)
        return inside == len(lands) or inside > _STRAYS * (len(lands) - inside)
    return not area.holds or len(lands) <= area.holds


def _people(r: Reading) -> Side:
    """Give whose people a count is of; None where of everybody, or of all foreigners."""
    return r.origin if is_country(r.origin) else None


def _least_of(d: Discourse, area: _Area) -> dict[_Kind, int | float]:
    """Give the least number that the whole area has, by what it counts for which date."""
    least: dict[_Kind, int | float] = {}
    for r in d.counted.readings:
        if r.place == area.name:
            value = r.mention.number.value
            least[_kind(r)] = min(value, least.get(_kind(r), value))
    return least


def _kind(r: Reading) -> _Kind:
    return r.measure, r.origin, r.as_of
