"""Breakdowns -> checks of the rule `sum`: stated parts against their stated total.

Which parts belong to a total is decided by `parts`; nothing is corrected here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import Breakdown, is_aggregate
from etl.reconcile.completeness import Completeness
from etl.reconcile.findings import check
from etl.reconcile.hints import blame, digit_slips, hints, unit_slips, unread
from etl.reconcile.parts import Selected, Selection
from etl.reconcile.wording import counted, number
from schemas.codes import Blame, CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction


def sum_checks(
    extraction: Extraction,
    selected: Sequence[Selected],
    claims: Completeness,
    basis: Basis,
    balanced: frozenset[str] = frozenset(),
) -> tuple[Check, ...]:
    """One check for each exact total with parts, and one for each breakdown that has none.

    `selected` are the breakdowns with their selections (`parts`), `claims` what the text says
    about the completeness of its lists. Totals whose count_id is in `balanced` have been compared
    on intervals: no row says of them that they cannot be compared.
    """
    made: list[Check] = []
    for breakdown, selections in selected:
        make = _Maker(extraction, breakdown, basis)
        made.extend(make.compared(s, claims) for s in selections)
        if not selections:
            made.extend(c for c in make.not_compared() if c.total_id not in balanced)
    return tuple(made)


class _Maker:
    """Makes the checks of one breakdown of a document."""

    def __init__(self, extraction: Extraction, breakdown: Breakdown, basis: Basis) -> None:
        self.breakdown, self.basis = breakdown, basis
        self.extraction = extraction

    def compared(self, selection: Selection, claims: Completeness) -> Check:
        """The check of a total that has parts."""
        total, parts_sum = selection.total, selection.parts_sum
        residual = total.value - parts_sum
        verdict = self.verdict(selection, claims)
        code = self.breakdown.code(total)
        scope = self.basis.wording.scope(self.breakdown, code)
        listed = _listed(self.breakdown, selection.parts)
        message = f"Stated total {number(total.value)} ({scope}); {listed} to {number(parts_sum)}; "
        message += (
            "1 remains unlisted."
            if (verdict, residual) == (Verdict.PARTIAL, 1)
            else (_ENDS[verdict].format(rest=number(abs(residual))))
        )
        failed = verdict in (Verdict.OVER, Verdict.SHORT)
        return self.made(
            verdict,
            message,
            blame=self.fault(verdict, selection),
            hint=self.hint(selection) if failed else None,
            total=total.value,
            parts_sum=parts_sum,
            n_parts=len(selection.parts),
            residual=residual,
            imbalance=-residual if failed else 0,
            total_id=total.count_id,
            count_ids=(total.count_id, *(p.count_id for p in selection.parts)),
        )

    def verdict(self, selection: Selection, claims: Completeness) -> Verdict:
        """`equal`, `over`, `short` where the list claims to be complete, else `partial`."""
        if selection.closes:
            return Verdict.EQUAL
        if self.strange(selection):
            return Verdict.NOT_COMPARABLE
        if selection.parts_sum > selection.total.value:
            return Verdict.OVER
        hedged = self.hedged_only(selection)
        return Verdict.SHORT if not hedged and claims.complete(selection) else Verdict.PARTIAL

    def strange(self, selection: Selection) -> bool:
        """Whether the parts are all zero, or exceed the total by so much that it is not theirs.

        A slip that would close the sum is the exception: it is told as `over`.
        """
        if selection.parts_sum == 0:
            return True
        total, excess = selection.total.value, selection.parts_sum - selection.total.value
        within = excess <= self.basis.tolerance(total)
        return not (within or unit_slips(selection) or digit_slips(selection))

    def fault(self, verdict: Verdict, selection: Selection) -> Blame | None:
        """Whose fault a verdict is; None for a pass."""
        if verdict is Verdict.NOT_COMPARABLE:
            return Blame.EXTRACTION
        if verdict in (Verdict.OVER, Verdict.SHORT):
            return blame(self.extraction, selection, self.basis.areas.territories)
        return None

    def hint(self, selection: Selection) -> str | None:
        """What would close the sum, as one line; None where no single change does."""
        found = hints(self.breakdown, selection, self.basis)
        missed = unread(self.extraction, selection)
        if missed is not None and missed.value is not None:
            found.insert(0, f"{number(int(missed.value))} stands in the list and is not counted")
        return "; ".join(found) or None

    def hedged_only(self, selection: Selection) -> bool:
        """Whether a country of the list is stated with a hedge alone: then its sum is not known."""
        listed = {self.breakdown.code(p) for p in selection.parts}
        begin = min(p.start for p in selection.parts)
        end = max(p.end for p in selection.parts)
        reach = self.basis.limit("list_gap")
        return any(
            begin - reach <= c.start <= end + reach
            for c in self.breakdown.counts
            if c.qualifier is not Qualifier.EXACT
            and not is_aggregate(self.breakdown.code(c))
            and self.breakdown.code(c) not in listed
        )

    def not_compared(self) -> Iterable[Check]:
        """`no total` or `not comparable`, for two countries or more."""
        parts = _first_of_each(self.breakdown)
        if len(parts) < 2:
            return
        totals = [c for c in self.breakdown.counts if is_aggregate(self.breakdown.code(c))]
        exact = [p for p in parts if p.qualifier is Qualifier.EXACT]
        scope = self.basis.wording.scope(self.breakdown)
        if not totals:
            verdict = Verdict.NO_TOTAL
            message = f"{_listed(self.breakdown, parts)} to {number(sum(p.value for p in parts))}"
            message = f"No total is stated ({scope}); {message}."
        else:
            verdict = Verdict.NOT_COMPARABLE
            said = f"{totals[0].hedge or ''} {number(totals[0].value)}".strip()
            listed = counted(len(parts), "country", "countries")
            message = f"{said} cannot be compared with the {listed} listed ({scope})."
            message = f"The stated total of {message}"
        yield self.made(
            verdict,
            message,
            total=totals[0].value if totals else None,
            total_id=totals[0].count_id if totals else None,
            parts_sum=sum(p.value for p in exact),
            n_parts=len(exact),
            count_ids=tuple(c.count_id for c in (*totals[:1], *parts)),
        )

    def made(self, verdict: Verdict, message: str, **fields: object) -> Check:
        return check(
            self.basis,
            "sum",
            CheckKind.SUM,
            verdict,
            message,
            key=self.breakdown.segment or "",
            document_id=self.extraction.document_id,
            measure=self.breakdown.measure,
            by=self.breakdown.by,
            fixed=self.breakdown.fixed,
            as_of=self.breakdown.as_of,
            **fields,
        )


_ENDS = {
    Verdict.EQUAL: "nothing remains.",
    Verdict.PARTIAL: "{rest} remain unlisted.",
    Verdict.SHORT: "that is {rest} too few for a list that claims to be complete.",
    Verdict.OVER: "that is {rest} too many.",
    Verdict.NOT_COMPARABLE: "they can hardly be its parts ({rest} apart).",
}


def _listed(breakdown: Breakdown, parts: Sequence[Count]) -> str:
    areas = any(is_aggregate(breakdown.code(p)) for p in parts)
    words = counted(len(parts), "listed part", "listed parts") if areas else None
    words = words or counted(len(parts), "listed country", "listed countries")
    return f"{words} {'adds' if len(parts) == 1 else 'add'} up"


def _first_of_each(breakdown: Breakdown) -> list[Count]:
    seen: dict[str, Count] = {}
    for c in breakdown.counts:
        if not is_aggregate(breakdown.code(c)):
            seen.setdefault(breakdown.code(c), c)
    return list(seen.values())
