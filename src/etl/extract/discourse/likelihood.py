"""The signs of a number -> whether it is likely to be a count.

Logistic regression, as in `framing`: what signs weigh, one by one and two by two, stands in
schemas/admissions.json and was learned from annotated documents, by
tests/extract/golden/admissions.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.state import Discourse, Reading, Weighed
from etl.extract.sentence.mentions import Mention
from etl.weights import weigh_all
from schemas.codes import NumberKind

_LIKELY, _UNLIKELY, _DOUBTFUL = 0.7, -0.7, -2.2
"""The log-odds from which on a number is a count though rules say no, and below which it is none
though they say yes, in a text and in a few sentences, which give few signs: what rules say holds
where the signs are of two minds."""


def is_likely(odds: float, *, told: bool) -> bool:
    """Tell whether a number of such odds is a count; `told` is what rules say of it."""
    return _is_count(odds, told=told, brief=False)


def _is_count(odds: float, *, told: bool, brief: bool) -> bool:
    if not told:
        return odds >= _LIKELY
    return odds >= (_DOUBTFUL if brief else _UNLIKELY)


def admitted(d: Discourse, m: Mention, signs: Sequence[str], *, told: bool) -> bool:
    """Tell whether a number is read: rules say so, or it is likely to be a count.

    One that is unlikely is read all the same, for what follows goes on with it, and dropped in the
    end, by `drop_unlikely`.
    """
    if d.weighed is not None:
        d.weighed.append(Weighed(m, signs, told))
    odds = weigh_all(d.weights.admissions, d.weights.both, frozenset(signs))
    if _is_count(odds, told=told, brief=d.overview.brief):
        m.set_aside, m.reason, m.carries = None, "", False
    elif not told:
        return False
    m.odds = odds
    return True


def drop_unlikely(d: Discourse) -> None:
    """Set aside what was read of numbers that are no counts by their signs.

    The numbers of a list are counts or none together, by what their odds are on the whole: "30" is
    one of "Peru 2, Chile 1, Kenya 30".
    """
    lists: defaultdict[tuple[object, ...], dict[int, float]] = defaultdict(dict)
    for r in d.counted.readings:
        if r.mention.odds is not None:
            lists[_list_of(r)][r.mention.at] = r.mention.odds
    kept = []
    for r in d.counted.readings:
        odds = lists.get(_list_of(r), {})
        likely = r.mention.odds is None or _is_count(
            fmean(odds.values()), told=True, brief=d.overview.brief
        )
        if likely:
            kept.append(r)
        else:
            set_aside(r.mention, NumberKind.UNLIKELY, "told like numbers that count something else")
    d.counted.readings = kept


def _list_of(r: Reading) -> tuple[object, ...]:
    """Give what the numbers of a list have in common; others are a list by themselves."""
    m = r.mention
    if not (m.places or m.people):
        return (id(r.sentence), m.at)
    return (id(r.sentence), r.measure, m.head, bool(m.places), bool(m.people))
