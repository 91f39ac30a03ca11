"""Extraction -> checks of the rules `inside`, `told_inside`: a country's number and its towns'.

Numbers for places inside a country are no counts and are never added to any; the list of countries
is compared in `sums`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import PLACE, REGION, Breakdown
from etl.reconcile.findings import check
from etl.reconcile.hints import digit_hints, digit_slips, one_digit
from etl.reconcile.intervals import added, balance, interval
from etl.reconcile.parts import Selection
from etl.reconcile.wording import number
from schemas.codes import Blame, CheckKind, ObsStatus, Qualifier, Role, Verdict
from schemas.records import Check, Count, Extraction, SeenNumber, ToldInside


def inside_checks(extraction: Extraction, basis: Basis) -> tuple[Check, ...]:
    """One check for each list of two places or more inside a country, in the order of the text.

    The number that they are parts of is the country's, or that of several together where it stands
    for none of them alone. Without one, or with two numbers for one place, they are not comparable.
    """
    made = []
    for listed in _lists(extraction.numbers, basis):
        left = list(listed)
        for total in _totals(extraction.counts, listed, basis):
            parts = [n for n in left if _is_part(n, total, basis)]
            left = [n for n in left if n not in parts]
            if len(parts) > 1:
                made.append(_compared(extraction, total, parts, basis))
        by_place: dict[object, list[SeenNumber]] = defaultdict(list)
        for n in left:
            by_place[n.place, n.measure].append(n)
        made += [_untold(extraction, alike, basis) for alike in by_place.values() if len(alike) > 1]
    return tuple(made)


def in_country(told: ToldInside) -> tuple[str, ...]:
    """The order of `told_inside_checks`: the chain, the place inside its country, the text."""
    n = told.number
    whose = n.measure or "", n.place or "", _name(n), n.origin or "", n.as_of or ""
    return told.chain, *whose, told.document.document, f"{n.start:012}"


def told_inside_checks(told: Iterable[ToldInside], basis: Basis) -> Iterator[Check]:
    """`told_inside` for each place inside a country that several documents of a chain tell.

    Numbers come as `in_country` orders them. A document that has several for one place is left out:
    they may be of different dates.
    """
    for _, group in groupby(told, key=lambda x: in_country(x)[:-2]):
        values: dict[str, list[ToldInside]] = defaultdict(list)
        for x in group:
            values[x.document.document_id].append(x)
        sure = [x[0] for x in values.values() if len({y.number.value for y in x}) == 1]
        if len(sure) > 1:
            yield _told_inside(sure, basis)


def _told_inside(told: Sequence[ToldInside], basis: Basis) -> Check:
    first = told[0].number
    values = tuple(dict.fromkeys(int(x.number.value or 0) for x in told))
    cell = Breakdown(PLACE, first.measure or "", first.origin, first.as_of, None, ())
    scope = basis.wording.scope(cell, first.place) if first.measure else first.place
    each = ", ".join(
        f"{x.document.publisher or x.document.document} has {number(int(x.number.value or 0))}"
        for x in told
    )
    agree = len(values) == 1
    slip = len(values) == 2 and one_digit(*values)
    return check(
        basis,
        "told_inside",
        CheckKind.CONFLICT,
        Verdict.AGREES if agree else Verdict.CONTRADICTION,
        f"{first.inside} ({scope}) in {len(told)} documents of one source chain: {each}; "
        + ("they agree." if agree else "they do not agree."),
        key=f"{told[0].chain} {first.place} {_name(first)} {first.origin}",
        measure=first.measure,
        as_of=first.as_of,
        values=values,
        hint="one slip of a digit apart" if slip else None,
        count_ids=tuple(number_id(x.document.document_id, x.number) for x in told),
    )


def _name(n: SeenNumber) -> str:
    return (n.inside or "").lower()


def number_id(document_id: str, n: SeenNumber) -> str:
    """How a check names a number that is no count."""
    return f"{document_id}:{n.start}"


def _lists(numbers: Iterable[SeenNumber], basis: Basis) -> Iterator[list[SeenNumber]]:
    """Numbers for places inside countries, up to the first long gap."""
    listed: list[SeenNumber] = []
    for n in numbers:
        if n.inside is None:
            continue
        if listed and n.start - listed[-1].end > basis.limit("list_gap"):
            yield listed
            listed = []
        listed.append(n)
    if listed:
        yield listed


def _totals(counts: Iterable[Count], listed: Sequence[SeenNumber], basis: Basis) -> list[Count]:
    """The numbers that a list may be of: of each country the nearest, before it if one is.

    Those of countries come before those of several together.
    """
    begin, end = listed[0].start, listed[-1].end
    near: dict[str, tuple[bool, int, Count]] = {}
    for c in counts:
        if c.segment is not None or c.value_high is not None:
            continue
        apart = begin - c.end if c.start < begin else c.start - end
        rank = c.start > begin, apart
        held = near.get(c.place or "")
        nearer = held is None or rank < held[:2]
        reached = apart <= basis.limit("claim_reach")
        if nearer and reached and any(_is_part(n, c, basis) for n in listed):
            near[c.place or ""] = (*rank, c)
    alone = [c for code, (*_, c) in near.items() if not code.startswith(REGION)]
    together = [c for code, (*_, c) in near.items() if code.startswith(REGION)]
    return alone + [c for c in together if not any(_holds(c.place, a.place, basis) for a in alone)]


def _is_part(n: SeenNumber, total: Count, basis: Basis) -> bool:
    """Whether a number can be a part of a count: nothing that both say differs."""
    said = ((n.measure, total.measure), (n.origin, total.origin), (n.as_of, total.as_of))
    agree = all(one is None or one == other for one, other in said)
    return agree and _holds(total.place, n.place, basis)


def _holds(whole: str | None, country: str | None, basis: Basis) -> bool:
    if whole is None or country is None:
        return False
    return whole == country or (
        whole.startswith(REGION) and country in (basis.areas.members(whole) or ())
    )


def _compared(
    extraction: Extraction, total: Count, parts: Sequence[SeenNumber], basis: Basis
) -> Check:
    selection = Selection(total, tuple(_as_count(extraction.document_id, n, total) for n in parts))
    verdict = _verdict(selection, parts, basis)
    residual = total.value - selection.parts_sum
    names = {p.count_id: n.inside or "" for p, n in zip(selection.parts, parts, strict=True)}
    names[total.count_id] = basis.wording.area(total.place)
    cell = Breakdown(PLACE, total.measure, total.origin, total.as_of, None, (total,))
    scope = basis.wording.scope(cell, total.place)
    said = f"{total.hedge or ''} {number(total.value)}".strip()
    message = (
        f"{said} ({scope}); {len(parts)} places inside ({_told(parts)}) add up to "
        f"{number(selection.parts_sum)}; "
    )
    failed = verdict is Verdict.CONTRADICTION
    return _check(
        extraction,
        basis,
        verdict,
        message + _ENDS[verdict].format(rest=number(abs(residual))),
        parts,
        blame=Blame.SOURCE if failed else None if verdict in _FINE else Blame.EXTRACTION,
        hint="; ".join(digit_hints(selection, names)) or None if failed else None,
        measure=total.measure,
        fixed=total.origin,
        as_of=total.as_of,
        total=total.value,
        parts_sum=selection.parts_sum,
        n_parts=len(parts),
        residual=residual,
        imbalance=-residual if failed else 0,
        total_id=total.count_id,
        count_ids=(total.count_id, *(p.count_id for p in selection.parts)),
    )


_FINE = (Verdict.CLOSED, Verdict.OPEN)
_ENDS = {
    Verdict.CLOSED: "nothing remains.",
    Verdict.OPEN: "{rest} remain elsewhere in it.",
    Verdict.CONTRADICTION: "they miss it by {rest}.",
    Verdict.NOT_COMPARABLE: "they can hardly be its parts ({rest} apart).",
}


def _verdict(selection: Selection, parts: Sequence[SeenNumber], basis: Basis) -> Verdict:
    """How a list comes out.

    A rest that is too small for a place left out, and that one slip of a digit closes, is a
    contradiction like an excess.
    """
    total, residual = selection.total, selection.total.value - selection.parts_sum
    if len({(n.place, n.inside) for n in parts}) < len(parts):
        return Verdict.NOT_COMPARABLE
    if total.qualifier is not Qualifier.EXACT:
        return balance(interval(total), added(selection.parts))
    if residual == 0:
        return Verdict.CLOSED
    slip = bool(digit_slips(selection))
    if residual > 0:
        small = residual <= basis.limit("inside_slack") * total.value
        return Verdict.CONTRADICTION if small and slip else Verdict.OPEN
    near = -residual <= basis.tolerance(total.value)
    return Verdict.CONTRADICTION if near or slip else Verdict.NOT_COMPARABLE


def _untold(extraction: Extraction, parts: Sequence[SeenNumber], basis: Basis) -> Check:
    """That nothing is stated that some places could be parts of."""
    country, measure = parts[0].place, parts[0].measure
    what = f" ({basis.wording.measure(measure)})" if measure else ""
    return _check(
        extraction,
        basis,
        Verdict.NO_TOTAL,
        f"No number is stated for {basis.wording.area(country)}{what} that {len(parts)} places "
        f"inside it ({_told(parts)}) could be parts of.",
        parts,
        measure=measure,
        n_parts=len(parts),
        parts_sum=sum(int(n.value or 0) for n in parts),
        count_ids=tuple(number_id(extraction.document_id, n) for n in parts),
    )


def _told(parts: Sequence[SeenNumber]) -> str:
    return ", ".join(f"{n.inside} {number(int(n.value or 0))}" for n in parts)


def _check(
    extraction: Extraction,
    basis: Basis,
    verdict: Verdict,
    message: str,
    parts: Sequence[SeenNumber],
    **fields: object,
) -> Check:
    """A check, told apart from others of its total by the first of its places."""
    key = f"{parts[0].place} {parts[0].inside} {parts[0].measure}"
    own = {"document_id": extraction.document_id, "by": PLACE}
    return check(basis, "inside", CheckKind.SUM, verdict, message, key=key, **own, **fields)


def _as_count(document_id: str, n: SeenNumber, total: Count) -> Count:
    """A number as a part of a total, as far as its value is concerned."""
    value = int(n.value or 0)
    return Count(
        number_id(document_id, n), document_id, total.measure, value, None, Qualifier.EXACT,
        n.place, total.origin, total.as_of, n.start, n.end, "", "", n.start, None, None, value,
        value, Role.PART, ObsStatus.NORMAL, "",
    )  # fmt: skip
