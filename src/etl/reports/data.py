"""rows of one published snapshot -> ReportData, the value that each report format is made from.

Only frozen values stand here: no SQL (read), no wording for readers (findings), no markup (html).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.codes import Severity, Verdict
from schemas.records import Acceptance, Check, Claim, Count, Document, Failure, SeenNumber


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that broke its table's model and was held back."""

    table: str
    row: str
    """The whole row as JSON."""
    column: str | None
    """None where the rule is over several columns."""
    check: str
    failure_case: str | None


@dataclass(frozen=True, slots=True)
class RunCount:
    """How many checks of one severity one snapshot held: a point of the findings' history."""

    snapshot_id: int
    created_at: str
    severity: Severity
    checks: int


@dataclass(frozen=True, slots=True)
class Flip:
    """One check that came out otherwise than before, though none of its documents had changed."""

    document: str | None
    rule: str
    before: Verdict
    after: Verdict
    message: str


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a report says, from one published snapshot."""

    snapshot: Mapping[str, object]
    """The snapshot's own row: `snapshot_id`, `created_at`, `parent`, `code_version`, ..."""
    run: Mapping[str, object]
    """The row of the run that made it; empty where it is not known."""
    documents: tuple[Document, ...]
    counts: tuple[Count, ...]
    checks: tuple[Check, ...]
    claims: tuple[Claim, ...] = ()
    numbers: Mapping[str, tuple[SeenNumber, ...]] = field(default_factory=dict)
    """By `document_id`, in the order of the text."""
    failures: tuple[Failure, ...] = ()
    refused: tuple[Refused, ...] = ()
    previous: tuple[Check, ...] | None = None
    """The checks of the snapshot before; None where there is none to compare with."""
    since: Mapping[str, str] = field(default_factory=dict)
    """`check_id` -> when the check first had its present severity (ISO date and time)."""
    history: tuple[RunCount, ...] = ()
    flips: tuple[Flip, ...] = ()
    """What other words or rules changed in the verdicts since the snapshot before."""
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    """By `check_id`: findings that a person let stand when the snapshot was made."""
    accepted_before: Mapping[str, Acceptance] = field(default_factory=dict)
    """The same of the snapshot before."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Country code -> display name."""
