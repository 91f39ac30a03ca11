"""Documents -> checks of the family `conflict`: the same cell told by several documents.

Three outlets of one inquiry are one confirmation: documents are grouped by source chain first
(`sources`). What a single text says against itself is told by `contradictions`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.reconcile.areas import wholes
from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import (
    FOREIGN,
    NESTED,
    NOT,
    REGION,
    Breakdown,
    breakdowns,
    is_aggregate,
)
from etl.reconcile.findings import check
from etl.reconcile.intervals import overlap
from etl.reconcile.parts import select
from etl.reconcile.sources import Sources
from etl.reconcile.times import scope
from etl.reconcile.wording import counted, number
from schemas.codes import CheckKind, Qualifier, Verdict
from schemas.records import Cell, Check, Count, Document, Extraction

UNDATED = "undated, "
"""What stands for the date of a count that has none, before what it is compared within."""


@dataclass(frozen=True, slots=True)
class Told:
    """All counts of some documents, each with the date by which it is compared."""

    documents: Mapping[str, Document]
    chain: Mapping[str, str]
    counts: tuple[Count, ...]

    def name(self, document_id: str) -> str:
        """Publisher, else path: how a message names a document."""
        document = self.documents[document_id]
        return document.publisher or document.document


def told(documents: Sequence[Document], counts: Iterable[Count], found: Sources) -> Told:
    """Give an undated count the one date that copies of its list state.

    Without one it is compared within the copies of its list, else within its month of publication,
    else not at all.
    """
    kept = [c for c in counts if c.segment is None]
    dates: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for (document, measure, origin), stated in _dates_of_lists(kept).items():
        dates[found.copies[document], measure, origin] |= stated
    copied = Counter(found.copies.values())
    by_id = {d.document_id: d for d in documents}

    def dated(c: Count) -> Count:
        head = found.copies[c.document_id]
        known = dates.get((head, c.measure, c.origin), set())
        if c.as_of is not None:
            return c
        if copied[head] > 1:
            within = min(known) if len(known) == 1 else UNDATED + head
        else:
            within = UNDATED + (by_id[c.document_id].published or c.document_id)[:7]
        return replace(c, as_of=within)

    return Told(by_id, found.chain, tuple(dated(c) for c in kept))


def _dates_of_lists(counts: Sequence[Count]) -> dict[tuple[str, str, str | None], set[str]]:
    """The dates that half of a list's numbers have: one number of an earlier year dates no list."""
    listed: dict[tuple[str, str, str | None], Counter[str | None]] = defaultdict(Counter)
    for c in counts:
        listed[c.document_id, c.measure, c.origin][c.as_of] += 1
    return {
        key: {d for d, n in told.items() if d is not None and 2 * n >= told.total()}
        for key, told in listed.items()
    }


def adopted(told: Told, extractions: Sequence[Extraction]) -> list[tuple[Document, Extraction]]:
    """Documents that state no date themselves, with the dates that copies of their lists state."""
    by_document: dict[str, list[Count]] = defaultdict(list)
    for c in told.counts:
        by_document[c.document_id].append(replace(c, as_of=_date(c)))
    return [
        (told.documents[e.document_id], replace(e, counts=tuple(by_document[e.document_id])))
        for e in extractions
        if all(c.as_of is None for c in e.counts)
    ]


def cell_of(count: Count) -> Cell:
    """What a count is of, whenever: its measure, place and origin."""
    return count.measure, count.place, count.origin


def cell_checks(told: Told, basis: Basis, only: frozenset[Cell] | None) -> Iterator[Check]:
    """`told` for each cell, of those in `only` if they are given, that several documents tell."""
    cells: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for c in told.counts:
        if only is None or cell_of(c) in only:
            cells[c.measure, c.place, c.origin, c.as_of].append(c)
    for counts in cells.values():
        if len({c.document_id for c in counts}) > 1:
            yield _told(counts, told, basis)


def chain_checks(told: Told, basis: Basis, documents: Container[str]) -> Iterator[Check]:
    """`retelling` and `union` for each list of the source chains of some documents."""
    by_chain: dict[str, list[Count]] = defaultdict(list)
    for c in told.counts:
        if c.document_id in documents:
            by_chain[told.chain[c.document_id]].append(c)
    for chain, counts in by_chain.items():
        if len({c.document_id for c in counts}) > 1:
            for breakdown in breakdowns(counts):
                yield from _chain_checks(chain, breakdown, told, basis)


def _told(counts: Sequence[Count], told: Told, basis: Basis) -> Check:
    """Whether all numbers for a cell can be the same, and by how many chains it is told."""
    first: dict[str, Count] = {}
    for c in counts:
        best = first.get(c.document_id)
        if best is None or (c.qualifier is Qualifier.EXACT and best.qualifier is not c.qualifier):
            first[c.document_id] = c
    stated = list(first.values())
    chains = {told.chain[d] for d in first}
    agree = counts[0].measure == NESTED or overlap(stated)
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


def _chain_checks(chain: str, breakdown: Breakdown, told: Told, basis: Basis) -> Iterable[Check]:
    """What the documents of a chain drop, change or merge of one list, and the list of all."""
    lists = _lists(breakdown, basis)
    if len(lists) < 2:
        return
    union = _union(lists, basis)
    dropped, merged, changed = _differences(lists, union, breakdown, told, basis)
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
    told: Told,
    basis: Basis,
) -> tuple[list[str], list[str], list[str]]:
    """What each document drops, merges and changes, in words."""
    dropped, merged, changed = [], [], []
    name = basis.wording.area
    for document, listed in lists.items():
        who = told.name(document)
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
        gone = [f"{name(k)} ({number(c.value)})" for k, c in missing.items() if not is_aggregate(k)]
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
