"""The signs of a number -> whether it is likely to be a count.

Logistic regression, as in `framing`: what signs weigh stands in schemas/admissions.json and was
learned from annotated documents, by tests/extract/golden/admissions.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.state import Discourse, Weighed
from etl.extract.sentence.mentions import Mention
from etl.weights import weigh
from schemas.codes import NumberKind

_LIKELY, _UNLIKELY = 0.3, -1.4
"""The log-odds from which on a number is a count though rules say no, and below which it is none
though they say yes: what rules say holds where the signs are of two minds."""


def is_likely(weights: Mapping[str, float], signs: Iterable[str], *, told: bool) -> bool:
    """Weigh whether a number with such signs is a count; `told` is what rules say of it."""
    odds = weigh(weights, dict.fromkeys(signs, 1.0))
    return odds >= (_UNLIKELY if told else _LIKELY)


def admitted(d: Discourse, m: Mention, signs: Sequence[str], *, told: bool) -> bool:
    """Tell whether a number is read: rules say so, or it is likely to be a count.

    One that is unlikely is read all the same, for what follows goes on with it, and dropped in the
    end, by `drop_unlikely`.
    """
    if d.weighed is not None:
        d.weighed.append(Weighed(m, signs, told))
    likely = is_likely(d.weights.admissions, signs, told=told)
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
