"""Extraction -> checks of the family `coverage`: what a text may count that was not read.

Numbers that were set aside for a certain reason (a year, a price) are none of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.reconcile.basis import Basis
from etl.reconcile.findings import check
from etl.reconcile.wording import counted, number
from schemas.codes import Blame, CheckKind, NumberKind, Verdict
from schemas.records import Check, Extraction, SeenNumber

TOLD = 5
"""Numbers that a message names; it says how many more there are."""


def coverage_checks(extraction: Extraction, basis: Basis) -> tuple[Check, ...]:
    """`no_count` for a text on topic that gave none, `ambiguous` for numbers set aside as such."""
    made = []
    on_topic = _of_kind(extraction, NumberKind.NO_COUNTRY, NumberKind.AMBIGUOUS)
    if not extraction.counts and on_topic:
        numbers = counted(len(on_topic), "number", "numbers")
        message = f"No count was read, though {numbers} of people stand without a country: "
        made.append(_check(extraction, "no_count", message + _list(on_topic), basis))
    unclear = _of_kind(extraction, NumberKind.AMBIGUOUS)
    if unclear:
        message = f"{counted(len(unclear), 'number was', 'numbers were')} set aside as ambiguous: "
        made.append(_check(extraction, "ambiguous", message + _list(unclear), basis))
    return tuple(made)


def _of_kind(extraction: Extraction, *kinds: NumberKind) -> list[SeenNumber]:
    return [n for n in extraction.numbers if n.kind in kinds and not n.used]


def _list(numbers: Sequence[SeenNumber]) -> str:
    told = [number(int(n.value)) for n in numbers[:TOLD] if n.value is not None]
    rest = len(numbers) - len(told)
    return ", ".join(told) + (f" and {rest} more." if rest and told else ".")


def _check(extraction: Extraction, rule: str, message: str, basis: Basis) -> Check:
    return check(
        basis,
        rule,
        CheckKind.COVERAGE,
        Verdict.NOT_COMPARABLE,
        message,
        document_id=extraction.document_id,
        blame=Blame.EXTRACTION,
    )
