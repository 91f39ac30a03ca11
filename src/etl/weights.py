"""schemas/breakdowns.json -> Weights: what signs weigh for how a text breaks a measure down.

They are learned from annotated documents by tests/extract/golden/breakdowns.py, not written by
hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from etl.errors import VocabularyError

WEIGHTS = "breakdowns.json"
NO_AXIS = "none"
"""How the weights name a text that breaks a measure down neither by place nor by origin."""
SIDES = ("place", "origin")


@dataclass(frozen=True, slots=True)
class Weights:
    """What signs weigh, by their name; the empty one is there in every text."""

    axes: Mapping[str, Mapping[str, float]]
    """By `none`, `place` and `origin`: for a text that breaks a measure down like that."""
    lands: Mapping[str, Mapping[str, float]]
    """By `place` and `origin`: for a country that is the place, or whose are the people, of all."""


def weigh(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """Give what signs weigh together, by how much there is of each: log-odds.

    The sum is exact, so that it is the same in whatever order the signs come.
    """
    told = [weights[sign] * much for sign, much in values.items() if sign in weights]
    return fsum([weights[""], *told])


def read_weights(text: str) -> Weights:
    """Read {"axis": {sign: [none, place, origin]}, "place": {sign: weight}, "origin": ...}.

    Raises VocabularyError if it is anything else.
    """
    try:
        raw = json.loads(text)
        axes = {
            name: {sign: float(row[k]) for sign, row in raw["axis"].items()}
            for k, name in enumerate((NO_AXIS, *SIDES))
        }
        lands = {side: {sign: float(w) for sign, w in raw[side].items()} for side in SIDES}
        if not all("" in weights for weights in (*axes.values(), *lands.values())):
            raise KeyError("")
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        problem = f"{WEIGHTS}: not as it was learned ({error!r}); copy it from schemas/"
        raise VocabularyError(problem) from error
    return Weights(axes, lands)
