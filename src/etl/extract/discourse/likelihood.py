"""The signs of a number -> whether it is likely to be a count.

Logistic regression, as in `framing`: what signs weigh stands in schemas/admissions.json and was
learned from annotated documents, by tests/extract/golden/admissions.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Mention
from etl.weights import weigh
from schemas.codes import NumberKind

_LIKELY, _UNLIKELY, _PLAIN = 0.3, -0.7, -1.0
"""The log-odds from which on a number is a count though rules say no, and below which it is none
though they say yes; the last where its measure stands with the very number. What rules say
holds where the signs are of two minds."""


def is_likely(weights: Mapping[str, float], signs: Iterable[str], least: float) -> bool:
    """Weigh whether a number with such signs is a count: the log-odds are to be `least` or more."""
    return weigh(weights, dict.fromkeys(signs, 1.0)) >= least


def least_for(m: Mention, *, told: bool) -> float:
    """Give the log-odds that a number needs to be a count; `told` is what rules say of it."""
    if not told:
        return _LIKELY
    return _PLAIN if m.said else _UNLIKELY


def admitted(d: Discourse, m: Mention, signs: Sequence[str], *, told: bool) -> bool:
    """Tell whether a number is read: rules say so, or it is likely to be a count.

    One that is unlikely is read all the same, for what follows goes on with it, and dropped in the
    end, by `drop_unlikely`.
    """
    m.signs = signs
    likely = is_likely(d.weights.admissions, signs, least_for(m, told=told))
    if likely:
        m.set_aside, m.reason, m.carries = None, "", False
    m.unlikely = told and not likely
    return told or likely


def drop_unlikely(d: Discourse) -> None:
    """Set aside what was read of numbers that are no counts by their signs."""
    for r in d.counted.readings:
        if r.mention.unlikely:
            set_aside(r.mention, NumberKind.UNLIKELY, "told like numbers that count something else")
    d.counted.readings = [r for r in d.counted.readings if not r.mention.unlikely]
