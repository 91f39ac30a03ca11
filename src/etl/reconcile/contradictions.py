"""Counts -> checks of the rules `contradiction` and `several`: numbers for the same thing.

Numbers of other dates, measures or segments are never compared; those of other documents are
the business of `conflicts`. Where numbers look like a series or a second column rather than like
one thing told twice, the rule `several` says that they could not be compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from etl.reconcile.areas import wholes
from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import NESTED, PLACE, Breakdown
from etl.reconcile.findings import check
from etl.reconcile.hints import one_digit
from etl.reconcile.rules import any_of
from etl.reconcile.wording import number
from schemas.codes import Blame, CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction

Cell = tuple[str, str | None, str | None, str | None, str | None]


def contradiction_checks(
    extraction: Extraction, basis: Basis, sums: Iterable[Check] = ()
) -> tuple[Check, ...]:
    """One check for each cell with different exact values, in the order of the text.

    `sums` are the sum checks of the same document: they tell which value of a pair adds up.
    """
    told = {cell: _values(stated) for cell, stated in cells(extraction.counts).items()}
    merged = _merged(told, basis)
    told = {cell: [c for c in v if c.count_id not in merged] for cell, v in told.items()}
    several = {cell: v for cell, v in told.items() if len(v) > 1 and cell[0] != NESTED}
    frequent = Counter(cell[0] for cell in several)
    closing = {i for s in sums if s.verdict is Verdict.EQUAL for i in s.count_ids}
    made = [_whole(c, territories, basis) for c, territories in merged.values()]
    stated = {n.start: n.value for n in extraction.numbers}
    for cell, values in several.items():
        why = _doubt(values, frequent[cell[0]], stated, basis)
        if why:
            made.append(_not_compared(values, why, basis))
        else:
            made.append(_contradiction(values[0], values[1], _hint(values, closing), basis))
    return tuple(made)


def _merged(
    told: Mapping[Cell, Sequence[Count]], basis: Basis
) -> dict[str, tuple[Count, list[Count]]]:
    """By count_id: numbers of a country that include its territories told beside it, with these."""
    found: dict[str, tuple[Count, list[Count]]] = {}
    by_scope: dict[tuple[object, ...], dict[str, Sequence[Count]]] = defaultdict(dict)
    for (measure, place, origin, as_of, segment), values in told.items():
        by_scope[PLACE, measure, origin, as_of, segment][place or ""] = values
        by_scope["origin", measure, place, as_of, segment][origin or ""] = values
    for cells_of in by_scope.values():
        for parent, including in wholes(cells_of, basis.areas.territories).items():
            inside = sorted(basis.areas.territories[parent] & cells_of.keys())
            for c in cells_of[parent]:
                if c.value in including:
                    found[c.count_id] = c, [cells_of[child][0] for child in inside]
    return found


def cells(counts: Iterable[Count]) -> dict[Cell, list[Count]]:
    """Counts by measure, place, origin, date and segment, each list in the order of the text."""
    found: dict[Cell, list[Count]] = defaultdict(list)
    for c in sorted(counts, key=lambda c: (c.start, c.count_id)):
        found[c.measure, c.place, c.origin, c.as_of, c.segment].append(c)
    return found


def _values(stated: Sequence[Count]) -> list[Count]:
    """The first count of each exact value, in the order of the text."""
    exact = {c.value: c for c in reversed(stated) if c.qualifier is Qualifier.EXACT}
    return sorted(exact.values(), key=lambda c: c.start)


def _doubt(
    values: Sequence[Count], cells_with_two: int, stated: Mapping[int, float | None], basis: Basis
) -> str | None:
    """Why some values of a cell are hardly one thing told twice; None if they are.

    `stated` are the values of all numbers of the text by where they begin.
    """
    if len(values) > 2:
        return "they may be of different dates"
    lower, higher = sorted(values, key=lambda c: c.value)
    if _is_part(lower, higher, stated, basis):
        return "one is told as a part of the other"
    low, high = lower.value, higher.value
    slipped = low >= 10 and one_digit(low, high)
    if high > basis.limit("contradiction_most") * low and not slipped:
        return "they are so far apart that they may count different people"
    if cells_with_two > basis.limit("contradictions_most"):
        return "so many countries have two that they may be columns of a table"
    return None


def _is_part(low: Count, high: Count, stated: Mapping[int, float | None], basis: Basis) -> bool:
    """As in "Of these 421 were Danes" behind the number of all, or "eight of the fourteen"."""
    begin, end = low.start - low.quote_start, low.end - low.quote_start
    before = [*any_of(basis.rules.part_words).finditer(low.quote, 0, begin)][-1:]
    told = any(not low.quote[found.end() : begin].strip(" ,") for found in before)
    if told and 0 < low.start - high.end <= basis.limit("part_reach"):
        return True
    of = any_of(basis.rules.whole_words).match(low.quote, end + 1)
    return of is not None and stated.get(of.end() + 1 + low.quote_start) == high.value


def _hint(values: Sequence[Count], closing: set[str]) -> str | None:
    """That the two are one slip of a digit apart, and which of them adds up with the others."""
    found = []
    if one_digit(values[0].value, values[1].value):
        found.append("one slip of a digit apart")
    right = [c.value for c in values if c.count_id in closing]
    if len(right) == 1:
        found.append(f"{number(right[0])} is the one that adds up with the other counts")
    return "; ".join(found) or None


def _contradiction(one: Count, two: Count, hint: str | None, basis: Basis) -> Check:
    return _check(
        "contradiction",
        CheckKind.CONTRADICTION,
        (one, two),
        Verdict.CONTRADICTION,
        f"The text states {number(one.value)} and {number(two.value)} for the same thing "
        f"({_scope(one, basis)}); they differ by {number(abs(one.value - two.value))}.",
        basis,
        values=(one.value, two.value),
        imbalance=two.value - one.value,
        blame=Blame.SOURCE,
        hint=hint,
    )


def _whole(whole: Count, territories: Sequence[Count], basis: Basis) -> Check:
    """That a country's larger number is no contradiction to its smaller one."""
    inside = ", ".join(f"{number(c.value)} ({_scope(c, basis)})" for c in territories)
    message = f"{number(whole.value)} ({_scope(whole, basis)}) is told for it all: with {inside}."
    return _check(
        "several", CheckKind.COVERAGE, [whole, *territories], Verdict.AGREES, message, basis
    )


def _not_compared(values: Sequence[Count], why: str, basis: Basis) -> Check:
    told = ", ".join(number(c.value) for c in values)
    message = f"The text states {told} for the same thing ({_scope(values[0], basis)}); {why}."
    verdict, kind = Verdict.NOT_COMPARABLE, CheckKind.COVERAGE
    return _check("several", kind, values, verdict, message, basis, blame=Blame.EXTRACTION)


def _scope(count: Count, basis: Basis) -> str:
    cell = Breakdown(PLACE, count.measure, count.origin, count.as_of, count.segment, (count,))
    return basis.wording.scope(cell, count.place)


def _check(
    rule: str,
    kind: CheckKind,
    counts: Sequence[Count],
    verdict: Verdict,
    message: str,
    basis: Basis,
    **fields: object,
) -> Check:
    first = counts[0]
    return check(
        basis,
        rule,
        kind,
        verdict,
        message,
        key=f"{first.place} {first.segment}",
        document_id=first.document_id,
        measure=first.measure,
        fixed=first.origin,
        as_of=first.as_of,
        total_id=first.count_id,
        count_ids=tuple(c.count_id for c in counts),
        **fields,
    )
