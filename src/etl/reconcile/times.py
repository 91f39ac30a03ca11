"""Document, counts -> checks of the family `time`: dates that cannot be, old stocks, jumps.

Numbers of different documents for the same date are compared in `conflicts`.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import PLACE, Breakdown
from etl.reconcile.findings import check
from etl.reconcile.wording import number
from schemas.codes import Blame, CheckKind, NumberKind, Qualifier, Verdict
from schemas.records import Check, Count, Document, Extraction


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day that a stated date can mean."""

    first: date
    last: date


def period(stated: str) -> Period:
    """`2023`, `2023-12` or `2023-12-31` -> its days."""
    year, *rest = (int(part) for part in stated.split("-"))
    months = rest[:1] or [1, 12]
    last = rest[1] if len(rest) > 1 else monthrange(year, months[-1])[1]
    return Period(
        date(year, months[0], rest[1] if len(rest) > 1 else 1), date(year, months[-1], last)
    )


def date_checks(document: Document, extraction: Extraction, basis: Basis) -> tuple[Check, ...]:
    """`stale` for each stock with a date, `future` for each count dated after publication."""
    if document.published is None:
        return ()
    told = period(document.published)
    newest: dict[str, Count] = {}
    made = []
    for c in extraction.counts:
        if c.as_of is None:
            continue
        if period(c.as_of).first > told.last:
            made.append(_future(document, c, basis))
        elif c.measure in basis.stocks and c.as_of > (newest.get(c.measure, c).as_of or ""):
            newest[c.measure] = c
        else:
            newest.setdefault(c.measure, c)
    stocks = (c for c in newest.values() if c.measure in basis.stocks)
    return (*made, *(_stale(document, c, told, basis) for c in stocks))


def _future(document: Document, count: Count, basis: Basis) -> Check:
    return check(
        basis,
        "future",
        CheckKind.TIME,
        Verdict.FAILS,
        f"{number(count.value)} ({scope(count, basis)}) is dated after the document of "
        f"{document.published}.",
        key=count.count_id,
        document_id=document.document_id,
        measure=count.measure,
        as_of=count.as_of,
        blame=Blame.EXTRACTION,
        total_id=count.count_id,
        count_ids=(count.count_id,),
    )


def _stale(document: Document, count: Count, told: Period, basis: Basis) -> Check:
    days = (told.first - period(count.as_of or "").last).days
    old = days > basis.limit("stale_days")
    age = f"{days // 30} months before" if old else "close to"
    return check(
        basis,
        "stale",
        CheckKind.TIME,
        Verdict.FAILS if old else Verdict.HOLDS,
        f"The newest number {basis.wording.measure(count.measure)} is of {count.as_of}, {age} its "
        f"telling by {document.publisher or document.document} on {document.published}.",
        key=f"{document.document} {count.measure}",
        document_id=document.document_id,
        measure=count.measure,
        as_of=count.as_of,
        total_id=count.count_id,
        count_ids=(count.count_id,),
    )


Series = Mapping[str, Count]
"""ISO date -> the first exact count of a cell for it, in the order of the dates."""


def series(counts: Iterable[Count]) -> list[Series]:
    """The dated exact counts of each cell that has two dates at least."""
    found: dict[tuple[object, ...], dict[str, Count]] = defaultdict(dict)
    for c in counts:
        if c.as_of is not None and c.qualifier is Qualifier.EXACT and c.segment is None:
            found[c.measure, c.place, c.origin].setdefault(c.as_of, c)
    return [dict(sorted(dated.items())) for dated in found.values() if len(dated) > 1]


def series_checks(
    told: Iterable[Series], basis: Basis, scopes: Mapping[str, int] | None = None
) -> tuple[Check, ...]:
    """`jump` and `unit` for two neighbours in time that are too far apart; nothing for the rest.

    A jump is a change beyond the threshold and beyond what is usual in its series (median of the
    absolute log ratios). `scopes` gives the number of countries that a count_id was stated for:
    totals over another number of countries are another series, not a trend.
    """
    from statistics import median  # few runs have a series; it would take 10 ms of each start

    made = []
    for dated in told:
        steps = [(a, b, _log_ratio(a, b)) for a, b in pairwise(dated.values())]
        usual = median(abs(r) for *_, r in steps) if len(steps) > 2 else 0.0
        most = max(math.log(basis.limit("jump_most")), basis.limit("jump_usual") * usual)
        small = basis.limit("jump_least")
        for a, b, ratio in steps:
            if max(a.value, b.value) >= small and abs(ratio) > most:
                made.append(_jump(a, b, basis, scopes or {}))
    return tuple(made)


def _log_ratio(a: Count, b: Count) -> float:
    return math.log((b.value + 0.5) / (a.value + 0.5))


def _jump(a: Count, b: Count, basis: Basis, scopes: Mapping[str, int]) -> Check:
    low, high = sorted((a.value, b.value))
    times = high / max(low, 1)
    unit = basis.limit("unit_low") <= times <= basis.limit("unit_high")
    scope_a, scope_b = scopes.get(a.count_id), scopes.get(b.count_id)
    other_scope = None not in (scope_a, scope_b) and scope_a != scope_b
    message = (
        f"From {number(a.value)} ({a.as_of}) to {number(b.value)} ({b.as_of}), "
        f"{times:.1f} times apart ({scope(b, basis, dated=False)})"
    )
    strange = not unit and times > basis.limit("jump_strange")
    if other_scope:
        message += f", but over {scope_a} and {scope_b} countries: a break, not a trend"
    elif strange:
        message += ": so far that they may count different people"
    return check(
        basis,
        "unit" if unit else "jump",
        CheckKind.TIME,
        Verdict.NOT_COMPARABLE if other_scope or strange else Verdict.FAILS,
        f"{message}.",
        key=f"{a.count_id} {b.count_id}",
        document_id=a.document_id if a.document_id == b.document_id else None,
        measure=b.measure,
        fixed=b.origin,
        as_of=b.as_of,
        values=(a.value, b.value),
        hint="one of the two may be in thousands" if unit else None,
        total_id=b.count_id,
        count_ids=(b.count_id, a.count_id),
    )


def stated_scopes(extractions: Sequence[Extraction]) -> dict[str, int]:
    """The number of countries in the sentence of each aggregate count, by count_id."""
    found: dict[str, int] = {}
    for extraction in extractions:
        stated = [
            (n.start, int(n.value))
            for n in extraction.numbers
            if n.kind is NumberKind.COUNTRIES and n.value is not None
        ]
        for c in extraction.counts if stated else ():
            inside = [n for at, n in stated if c.quote_start <= at < c.quote_start + len(c.quote)]
            if len(inside) == 1:
                found[c.count_id] = inside[0]
    return found


def scope(count: Count, basis: Basis, dated: bool = True) -> str:
    """What a single count counts, in words."""
    as_of = count.as_of if dated else None
    cell = Breakdown(PLACE, count.measure, count.origin, as_of, count.segment, (count,))
    return basis.wording.scope(cell, count.place)
