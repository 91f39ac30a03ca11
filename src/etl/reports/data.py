"""rows of one published snapshot -> ReportData, the value that each report format is made from.

Only frozen values stand here: no SQL (read), no wording for readers (findings), no markup (html).
"""

from __future__ import annotations

from collections import Counter
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
class Untold:
    """What a snapshot holds besides the rows that are at hand, as numbers."""

    documents: int = 0
    counts: int = 0
    claims: int = 0
    checks: Mapping[tuple[Severity, Verdict], int] = field(default_factory=dict)
    """None of them failed, and none is accepted."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a report, or some pages of it, says from one published snapshot."""

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
    insides: tuple[Count, ...] = ()
    """Numbers for places inside a country, as evidence of checks: no counts of the snapshot."""
    failures: tuple[Failure, ...] = ()
    refused: tuple[Refused, ...] = ()
    previous: tuple[Check, ...] | None = None
    """What failed in the snapshot before; None where there is none to compare with."""
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
    untold: Untold = Untold()
    """What is not among the rows here, where they are not all."""
    order: Mapping[str, int] = field(default_factory=dict)
    """`check_id` -> its place in the report, where that cannot be told from the rows here."""

    @property
    def n_documents(self) -> int:
        """How many documents the snapshot holds."""
        return len(self.documents) + self.untold.documents

    @property
    def n_counts(self) -> int:
        """How many counts it holds."""
        return len(self.counts) + self.untold.counts

    @property
    def n_claims(self) -> int:
        """How many claims it holds."""
        return len(self.claims) + self.untold.claims

    @property
    def tally(self) -> Counter[tuple[Severity, Verdict]]:
        """How many checks it holds, by severity and verdict."""
        return Counter((c.severity, c.verdict) for c in self.checks) + Counter(self.untold.checks)
