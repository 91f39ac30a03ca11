"""Weight files of schemas/ -> Weights: what signs weigh for how a text is read.

They are learned from annotated documents by the modules of tests/extract/golden that have these
names, not written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from math import fsum
from typing import Any, TypeVar

from etl.errors import VocabularyError

BREAKDOWNS, MATTERS, ADMISSIONS = "breakdowns.json", "matters.json", "admissions.json"
WEIGHTS = (BREAKDOWNS, MATTERS, ADMISSIONS)
NO_AXIS = "none"
"""How the weights name a text that breaks a measure down neither by place nor by origin."""
NO_MATTER = "none"
"""How the weights name a text that counts no people."""
SIDES = ("place", "origin")
Table = Mapping[str, float]
"""What signs weigh, by their name; the empty one is there in every text."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs weigh for each thing that is learned."""

    axes: Mapping[str, Table]
    """By `none`, `place` and `origin`: for a text that breaks a measure down like that."""
    lands: Mapping[str, Table]
    """By `place` and `origin`: for a country that is the place, or whose are the people, of all."""
    matters: Mapping[str, Table]
    """By sign, for a text that is about a measure: by the measure's code, or `none`."""
    admissions: Table
    """For a number that is a count."""
    both: Mapping[str, Table]
    """What two signs weigh for it besides, if a number has both: by the first, then the second."""


def weigh(weights: Table, values: Mapping[str, float]) -> float:
    """Give what signs weigh together, by how much there is of each: log-odds.

    The sum is exact, so that it is the same in whatever order the signs come.
    """
    known = weights.get
    return fsum([weights[""], *[known(sign, 0.0) * much for sign, much in values.items()]])


def weigh_all(weights: Table, both: Mapping[str, Table], signs: Set[str]) -> float:
    """Give what signs weigh together, alone and by twos: log-odds."""
    of_two = [
        row[second]
        for first in both.keys() & signs
        for row in (both[first],)
        for second in row.keys() & signs
    ]
    return fsum([weights[""], *[weights[sign] for sign in weights.keys() & signs], *of_two])


def read_weights(texts: Mapping[str, str]) -> Weights:
    """Read the files of WEIGHTS, which are given by their names.

    breakdowns.json has {"axis": {sign: [none, place, origin]}, "place": {sign: weight}, "origin":
    ...}, matters.json {sign: {measure: weight}}, admissions.json {"one": {sign: weight}, "both":
    {sign: {sign: weight}}}. Raises VocabularyError if one has anything else.
    """
    axes, lands = _read(texts, BREAKDOWNS, _breakdowns)
    matters = _read(texts, MATTERS, _matters)
    return Weights(axes, lands, matters, *_read(texts, ADMISSIONS, _admissions))


def _read(texts: Mapping[str, str], name: str, shape: Callable[[Any], _T]) -> _T:
    try:
        return shape(json.loads(texts[name]))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        problem = f"{name}: not as it was learned ({error!r}); copy it from schemas/"
        raise VocabularyError(problem) from error


def _breakdowns(raw: Any) -> tuple[dict[str, Table], dict[str, Table]]:
    axes = {
        name: _table({sign: row[k] for sign, row in raw["axis"].items()})
        for k, name in enumerate((NO_AXIS, *SIDES))
    }
    return axes, {side: _table(raw[side]) for side in SIDES}


def _matters(raw: Any) -> dict[str, Table]:
    codes = {NO_MATTER, *raw[""]}
    rows: dict[str, Table] = {
        sign: {code: float(row[code]) for code in row} for sign, row in raw.items()
    }
    if not all(codes.issuperset(row) for row in rows.values()):
        raise KeyError(NO_MATTER)
    return rows


def _admissions(raw: Any) -> tuple[Table, dict[str, Table]]:
    both = {first: _numbers(row) for first, row in raw["both"].items()}
    return _table(raw["one"]), both


def _table(raw: Any) -> Table:
    table = _numbers(raw)
    if "" not in table:
        raise KeyError("")
    return table


def _numbers(raw: Any) -> Table:
    return {sign: float(weight) for sign, weight in raw.items()}
