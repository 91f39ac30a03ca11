"""Signs of a whole text -> the frame of each measure: by place or by origin, and whose or where.

Logistic regression: what a sign weighs stands in schemas/breakdowns.json and was learned from
annotated documents, by tests/extract/golden/breakdowns.py. What a sentence says of its own numbers
goes before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from etl.extract.discourse.candidates import candidates, signs_for
from etl.extract.discourse.evidence import Evidence
from etl.extract.discourse.signs import signs_of_measures
from etl.extract.discourse.state import Axis, Discourse, Frame
from etl.extract.sentence.mentions import Sentence
from etl.vocabulary import Measure
from etl.weights import NO_AXIS, SIDES, Weights, weigh

_LIKELY, _LISTED, _LABEL = -2.0, -1.5, 0.5
"""What a country must weigh to be taken, one that is listed among others, and one that heads a
number of the list: the log-odds that it is meant. Low, for there is mostly one."""
_DOUBT = 0.5
"""How much less likely a breakdown by origin is for it if no country is likely to be the place: few
of the texts that it is learned from have none."""
_CERTAIN = 2.0
_BOUND = 6.0
"""Beyond it a country is only certain, or out of the question."""
_VOTES, _PEOPLES = 3, 2
"""Votes for one people, or peoples counted, by which a measure without nationality has one."""
_SCALE = 3.0
"""By what the weight of a country is divided to be a sign."""

Values = Mapping[str, float]
"""How much there is of each sign."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a text tells of how it breaks one measure down."""

    signs: dict[str, float]
    lands: dict[str, dict[str, float]]
    """The signs of each country, or region, that may be meant."""
    event_place: str | None
    """Where things happen, if none of them is likely."""


def told_of(
    d: Discourse, sentences: Sequence[Sentence], evidence: Mapping[str, Evidence]
) -> dict[str, Told]:
    """Give what a text tells, by measure; the first sentence is the title."""
    found = candidates(d, sentences)
    common = {land: signs.values() for land, signs in found.signs.items()}
    told = {}
    for code, signs in signs_of_measures(d, sentences, evidence).items():
        own = signs_for(d, found, code, evidence[code])
        lands = {
            land: values | own[land].values() if land in own else values
            for land, values in common.items()
        }
        told[code] = Told(signs.values(), lands, d.overview.event_place)
    return told


def frame_of(weights: Weights, rule: Measure, told: Told) -> Frame:
    """Weigh what a text tells of a measure: one people in many places, many in one, or neither."""
    if not rule.place:
        return Frame(Axis.ORIGIN)  # nobody goes through the places of those aboard
    weighed = {
        side: {land: weigh(weights.lands[side], values) for land, values in told.lands.items()}
        for side in SIDES
    }
    signs = told.signs | signs_of_lands(weighed, told.lands)
    axes = {axis: weigh(of_axis, signs) for axis, of_axis in weights.axes.items()}
    place = _likely(weighed["place"], told)
    where = place or told.event_place
    if place is None:
        axes[Axis.ORIGIN] -= _DOUBT
    people = _likely(weighed["origin"], told)
    if people is None or not _tells_peoples(rule, told, "votes for a people", _VOTES):
        del axes[Axis.PLACE]
    if not _tells_peoples(rule, told, "peoples counted", _PEOPLES):
        del axes[Axis.ORIGIN]
    axis = max(axes, key=axes.__getitem__)
    if axis == NO_AXIS:
        return Frame(place=where)
    return Frame(Axis.PLACE, people) if axis == Axis.PLACE else Frame(Axis.ORIGIN, place=where)


def _tells_peoples(rule: Measure, told: Told, sign: str, least: int) -> bool:
    """Tell whether a text breaks down by nationality what may have none: cases of a disease."""
    return rule.nationality or told.signs.get(sign, 0.0) >= log1p(least)


def signs_of_lands(weighed: Mapping[str, Values], told: Mapping[str, Values]) -> dict[str, float]:
    """Give the signs for the axis that the countries give: how sure it is which one is meant.

    What the likeliest of each side has besides is a sign as well, as "place: first number": a place
    of all peoples stands with the total, one of many places with its own number. `told` has those
    signs, by country; votes are left out, for `signs` weighs them already.
    """
    signs = {}
    first = {}
    for side, lands in weighed.items():
        order = sorted(lands, key=lands.__getitem__, reverse=True)[:2]
        best, *second = [max(-_BOUND, min(_BOUND, lands[c])) for c in order] or [-_BOUND]
        signs[f"sure of the {side}"] = best / _SCALE
        if second:
            signs[f"second {side}"] = second[0] / _SCALE
        signs[f"a {side} is likely"] = float(best > 0)
        signs[f"a {side} is certain"] = float(best > _CERTAIN)
        first[side] = order[:1]
        for land in first[side]:
            signs |= {
                f"{side}: {sign}": much
                for sign, much in told[land].items()
                if not sign.startswith("votes")
            }
    signs["place and origin are one"] = float(all(a == b for a, b in pairwise(first.values())))
    return signs


def _likely(lands: Values, told: Told) -> str | None:
    """Give the country that weighs most of those that are likely at all."""
    found = {land: weight for land, weight in lands.items() if weight >= _least(told.lands[land])}
    return max(found, key=found.__getitem__, default=None)


def _least(signs: Values) -> float:
    if "number name bare before none" in signs:
        return _LABEL  # "Iran 582, Iraq 11. Three Iranians were hanged on one day"
    return _LISTED if "listed" in signs else _LIKELY
