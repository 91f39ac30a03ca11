"""Documents -> checks of the family `conflict`: the same cell told by several documents.

Three outlets of one inquiry are one confirmation: documents are grouped by source chain first
(`sources`). What a single text says against itself is told by `contradictions`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from etl.reconcile.areas import wholes
from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import (
    FOREIGN,
    NESTED,
    NOT,
    REGION,
    Breakdown,
    code_of,
    is_aggregate,
    other,
)
from etl.reconcile.findings import check
from etl.reconcile.intervals import overlap
from etl.reconcile.parts import select
from etl.reconcile.times import date_checks, scope, series_checks
from etl.reconcile.wording import counted, number
from schemas.codes import CheckKind, Qualifier, Verdict
from schemas.records import Cell, Check, Count, Document, Extraction, Listed, Retold

UNDATED = "undated, "
"""What stands for the date of a count that has none, before what it is compared within."""


def within(lists: Iterable[Listed]) -> Iterator[tuple[str, str, str | None, str]]:
    """Give what the undated counts of a document, measure and origin are compared within.

    That is the one date that copies of their list state. Without one it is the copies of their
    list, else the month of publication, else nothing but the document. Lists come in the order of
    their copies, measure and origin.
    """
    for _, group in groupby(lists, key=lambda x: (x.copies, x.measure, x.origin)):
        listed = tuple(group)
        known = _dates_of_lists(listed)
        for x in listed:
            if x.as_of is None:
                if x.copied > 1:
                    found = min(known) if len(known) == 1 else UNDATED + x.copies
                else:
                    found = UNDATED + (x.published or x.document_id)[:7]
                yield x.document_id, x.measure, x.origin, found


def _dates_of_lists(lists: Sequence[Listed]) -> set[str]:
    """The dates that half of a list's numbers have: one number of an earlier year dates no list."""
    sizes: Counter[str] = Counter()
    for x in lists:
        sizes[x.document_id] += x.counts
    return {x.as_of for x in lists if x.as_of is not None and 2 * x.counts >= sizes[x.document_id]}


def in_text(told: Retold) -> tuple[str, int, int, str]:
    """The order of `adopted_checks`: documents by their paths, each in the order of its text."""
    return told.document.document, told.count.start, told.count.end, told.count.count_id


def in_cell(told: Retold) -> tuple[Any, ...]:
    """The order of `cell_checks`: what is counted, the date, the text."""
    c = told.count
    return c.measure, c.place or "", c.origin or "", c.as_of or "", *in_text(told)


def in_list(told: Retold, by: str) -> tuple[Any, ...]:
    """The order of `chain_checks`: the chain, what is listed, the place in any text."""
    c = told.count
    fixed = code_of(c, other(by)) or ""
    return told.chain, c.measure, fixed, c.as_of or "", c.start, c.count_id


def adopted_checks(told: Iterable[Retold], basis: Basis) -> Iterator[Check]:
    """`stale` and `future` of documents that state no date, by those that copies of theirs state.

    Given are the counts of such documents, as `in_text` orders them.
    """
    for document, group in groupby(told, key=attrgetter("document")):
        counts = tuple(replace(x.count, as_of=_date(x.count)) for x in group)
        extraction = Extraction(document.document_id, counts, (), ())
        for made in date_checks(document, extraction, basis):
            yield replace(made, document_id=None)  # the date is another document's


def cell_of(count: Count) -> Cell:
    """What a count is of, whenever: its measure, place and origin."""
    return count.measure, count.place, count.origin


def cell_checks(told: Iterable[Retold], basis: Basis) -> Iterator[Check]:
    """`told` for each cell and date that several documents tell; `jump` and `unit` between dates.

    Counts come as `in_cell` orders them.
    """
    for _, cell in groupby(told, key=lambda x: cell_of(x.count)):
        dated: dict[str, Count] = {}
        scopes: dict[str, int] = {}
        for as_of, group in groupby(cell, key=lambda x: x.count.as_of or ""):
            counts = tuple(group)
            if len({x.document.document_id for x in counts}) > 1:
                yield _told(counts, basis)
            exact = (x for x in counts if x.dated and x.count.qualifier is Qualifier.EXACT)
            if (first := next(exact, None)) is not None:
                dated[as_of] = first.count
                scopes |= {first.count.count_id: first.over} if first.over is not None else {}
        if len(dated) > 1:
            between = series_checks([dated], basis, scopes)
            yield from (made for made in between if made.document_id is None)


def chain_checks(told: Iterable[Retold], by: str, basis: Basis) -> Iterator[Check]:
    """`retelling` and `union` for each list of a source chain, its numbers told `by` a dimension.

    Counts come as `in_list` orders them, without those that have no code in the dimension.
    """

    def listed(x: Retold) -> tuple[str, str, str | None, str | None]:
        return x.chain, x.count.measure, code_of(x.count, other(by)), x.count.as_of

    for (chain, measure, fixed, as_of), group in groupby(told, key=listed):
        members = tuple(group)
        if len({x.document.document_id for x in members}) > 1:
            counts = tuple(x.count for x in members)
            breakdown = Breakdown(by, measure, fixed, as_of, None, counts)
            names = {x.document.document_id: _name(x.document) for x in members}
            yield from _chain_checks(chain, breakdown, names, basis)


def _name(document: Document) -> str:
    """Publisher, else path: how a message names a document."""
    return document.publisher or document.document


def _told(told: Sequence[Retold], basis: Basis) -> Check:
    """Whether all numbers for a cell can be the same, and by how many chains it is told."""
    first: dict[str, Count] = {}
    for c in (x.count for x in told):
        best = first.get(c.document_id)
        if best is None or (c.qualifier is Qualifier.EXACT and best.qualifier is not c.qualifier):
            first[c.document_id] = c
    stated = list(first.values())
    chains = {x.chain for x in told}
    agree = stated[0].measure == NESTED or overlap(stated)
    values = tuple(dict.fromkeys(c.value for c in stated))
    tellers = counted(len(first), "document", "documents")
    where = counted(len(chains), "source chain", "source chains")
    what = scope(stated[0], basis, dated=_date(stated[0]) is not None)
    message = f"{' and '.join(map(number, values))} ({what}), told by {tellers}"
    return check(
        basis,
        "told",
        CheckKind.CONFLICT,
        Verdict.AGREES if agree else Verdict.CONTRADICTION,
        f"{message} of {where}: " + ("they agree." if agree else "they do not agree."),
        key=f"{stated[0].place} {stated[0].as_of}",
        measure=stated[0].measure,
        fixed=stated[0].origin,
        as_of=_date(stated[0]),
        values=values,
        count_ids=tuple(c.count_id for c in stated),
    )


def _date(count: Count) -> str | None:
    as_of = count.as_of
    return None if as_of is None or as_of.startswith(UNDATED) else as_of


def _chain_checks(
    chain: str, breakdown: Breakdown, names: Mapping[str, str], basis: Basis
) -> Iterable[Check]:
    """What the documents of a chain drop, change or merge of one list, and the list of all."""
    lists = _lists(breakdown, basis)
    if len(lists) < 2:
        return
    union = _union(lists, basis)
    dropped, merged, changed = _differences(lists, union, breakdown, names, basis)
    verdict = Verdict.FAILS if changed else Verdict.PARTIAL if dropped or merged else Verdict.AGREES
    found = "; ".join(changed + merged + dropped) or "all give the same numbers"
    evidence = tuple(c.count_id for listed in lists.values() for c in listed.values())
    cell = replace(breakdown, as_of=_date(breakdown.counts[0]))
    message = f"{_head(lists, cell, basis)}: {found}."
    yield _check("retelling", verdict, message, chain, cell, basis, evidence)
    yield from _union_check(chain, breakdown, lists, union, basis)


def _lists(breakdown: Breakdown, basis: Basis) -> dict[str, dict[str, Count]]:
    """Document -> code -> its first exact count, for documents that list two countries or more.

    Of a country told with and without its territories the finer telling is taken.
    """
    told: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for c in breakdown.exact():
        told[c.document_id][breakdown.code(c)].append(c)
    lists: dict[str, dict[str, Count]] = {}
    for document, cells in told.items():
        whole = wholes(cells, basis.areas.territories)
        lists[document] = {
            code: next(c for c in stated if c.value not in whole.get(code, ()))
            for code, stated in cells.items()
        }
    return {
        d: listed
        for d, listed in lists.items()
        if sum(not is_aggregate(code) for code in listed) > 1
    }


def _union(lists: Mapping[str, Mapping[str, Count]], basis: Basis) -> dict[str, Count]:
    """Each code with the value that most documents give, split countries as the finest have it."""
    votes: dict[str, list[Count]] = defaultdict(list)
    for listed in lists.values():
        for code, c in listed.items():
            votes[code].append(c)
    union = {code: _most_told(counts) for code, counts in votes.items()}
    for parent, children in basis.areas.territories.items():
        split = [d for d in lists.values() if parent in d and children & d.keys()]
        if split:  # the finer telling is the better one
            union[parent] = split[0][parent]
    return union


def _most_told(counts: Sequence[Count]) -> Count:
    told: dict[int, list[Count]] = defaultdict(list)
    for c in counts:
        told[c.value].append(c)
    return max(told.values(), key=len)[0]


def _differences(
    lists: Mapping[str, Mapping[str, Count]],
    union: Mapping[str, Count],
    breakdown: Breakdown,
    names: Mapping[str, str],
    basis: Basis,
) -> tuple[list[str], list[str], list[str]]:
    """What each document drops, merges and changes, in words."""
    dropped, merged, changed = [], [], []
    name = basis.wording.area
    for document, listed in lists.items():
        who = names[document]
        missing = {code: c for code, c in union.items() if code not in listed}
        for code, c in listed.items():
            children = basis.areas.territories.get(code, frozenset()) & missing.keys()
            whole = union[code].value + sum(union[child].value for child in children)
            if c.value != union[code].value and children and c.value == whole:
                inside = ", ".join(name(child) for child in sorted(children))
                merged.append(f"{who} merges {inside} into {name(code)} ({number(c.value)})")
                missing = {k: v for k, v in missing.items() if k not in children}
            elif c.value != union[code].value:
                others = number(union[code].value)
                changed.append(f"{who} has {number(c.value)} for {name(code)}, others {others}")
        gone = [
            f"{name(code)} ({number(c.value)})"
            for code, c in missing.items()
            if not is_aggregate(code) or basis.areas.in_no_country(code)
        ]
        if gone:
            dropped.append(f"{who} leaves out {', '.join(gone)}")
    return dropped, merged, changed


def _apart(code: str, union: Mapping[str, Count], basis: Basis) -> bool:
    """Whether no other part of the union can be inside: no region has a country that is listed."""
    members = basis.areas.members(code) if code.startswith(REGION) else frozenset()
    return members is not None and not members & union.keys()


def _union_check(
    chain: str,
    breakdown: Breakdown,
    lists: Mapping[str, Mapping[str, Count]],
    union: Mapping[str, Count],
    basis: Basis,
) -> Iterable[Check]:
    """The balance of all lists of a chain together, where no single document has all of it."""
    if any(union.keys() <= listed.keys() for listed in lists.values()):
        return
    kept = tuple(c for code, c in union.items() if _apart(code, union, basis))
    together = replace(breakdown, as_of=_date(breakdown.counts[0]), counts=kept)
    for selection in select(together, basis):
        code = together.code(selection.total)
        if code in (FOREIGN, "ALL") or code.startswith(NOT):
            residual = selection.total.value - selection.parts_sum
            verdict = Verdict.EQUAL if residual == 0 else Verdict.PARTIAL
            verdict = Verdict.OVER if residual < 0 else verdict
            countries = not any(is_aggregate(together.code(p)) for p in selection.parts)
            what = "countries" if countries else "parts"
            message = (
                f"{_head(lists, together, basis)} together list {len(selection.parts)} {what} "
                f"of {number(selection.total.value)}, {number(selection.parts_sum)} people; "
                f"{number(residual)} remain."
            )
            evidence = (selection.total.count_id, *(p.count_id for p in selection.parts))
            made = _check("union", verdict, message, chain, together, basis, evidence)
            yield replace(
                made,
                total=selection.total.value,
                parts_sum=selection.parts_sum,
                n_parts=len(selection.parts),
                residual=residual,
                imbalance=-residual if residual < 0 else 0,
                total_id=selection.total.count_id,
            )


def _head(lists: Mapping[str, object], breakdown: Breakdown, basis: Basis) -> str:
    return f"{len(lists)} documents of one source chain ({basis.wording.scope(breakdown)})"


def _check(
    rule: str,
    verdict: Verdict,
    message: str,
    chain: str,
    breakdown: Breakdown,
    basis: Basis,
    evidence: tuple[str, ...],
) -> Check:
    return check(
        basis,
        rule,
        CheckKind.CONFLICT,
        verdict,
        message,
        key=f"{chain} {breakdown.counts[0].as_of}",
        measure=breakdown.measure,
        by=breakdown.by,
        fixed=breakdown.fixed,
        as_of=breakdown.as_of,
        count_ids=evidence,
    )
