"""the published warehouse -> the outline of a divided report: what failed, pages, their digests.

The order of the checks and the digests are worked out by the engine and stay with it, in temporary
tables; here is only what the index tells, and a line a page. Rendering is the business of divided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.reports.data import ReportData, Untold
from etl.reports.read import Query, number_of, numbers_of, parent_of, statement, whole
from etl.rows import records
from schemas.codes import Severity, Verdict
from schemas.records import Check, Claim, Count, Document

WHOLE = 2_000_000
"""Letters that a report may be guessed to have before it is divided into several files."""
CARDS = 50
"""Findings on a further page, at most."""
ROWS = 400
"""Documents on a page of the list of documents, at most."""
LISTED = 300
"""Failed checks listed on the index of a divided report; the page says how many more there are."""
SECTIONS = {
    "failed": "What failed",
    "accepted": "Accepted",
    "open": "Open, but no fault",
    "unmade": "Checks with nothing to compare",
    "passed": "What passed",
}
"""The sections of findings by their anchors, in the order in which they stand."""
TEXT, LIST = "text", "documents"
"""What a page that has no cards is one of."""

_TOLD = "severity IN ('error', 'warning') OR check_id IN (SELECT check_id FROM history.acceptances)"
"""Checks among which are all that failed or are accepted."""
_DUE = {name: f"{name}_id IN (FROM due_{name}s)" for name in ("check", "count", "document")}


Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Page:
    """A further page of a divided report."""

    of: str
    """A section's anchor, LIST or TEXT."""
    key: str
    """The id of the first check or document on it."""
    digest: int
    """Of all that it is made of, but for what renders it."""
    size: int = 1
    """How many checks or documents are on it."""

    @property
    def path(self) -> str:
        """Its way from the folder of further pages."""
        is_text = self.of == TEXT
        return f"documents/{self.key}.html" if is_text else page_name(self.of, self.key)


@dataclass(frozen=True, slots=True)
class Outline:
    """A divided report before it is rendered."""

    query: Query
    """Of a connection that has the temporary tables."""
    data: ReportData
    """All that failed or is accepted, with the evidence of the first LISTED, else only numbers."""
    checks: Mapping[str, int]
    """How many checks each section has, by its anchor."""
    pages: tuple[Page, ...]

    def rows(
        self, name: str, which: str = "true", **values: object
    ) -> Sequence[Mapping[str, object]]:
        """The rows of `sql/report/NAME.sql` of this report's snapshot."""
        return _rows(self.query, self.data, name, which, **values)

    def behind_checks(self) -> ReportData:
        """The data of the checks that are due: themselves, their evidence, its documents."""
        for table in ("due_counts", "due_behind"):
            self.rows(table)
        order = {str(row["check_id"]): whole(row, "place") for row in self.rows("order")}
        checks = records(Check, self.rows("checks", _DUE["check"]))
        insides = records(Count, self.rows("insides", _DUE["count"]))
        return replace(self.behind_counts(), checks=checks, insides=insides, order=order)

    def behind_counts(self) -> ReportData:
        """The counts and the documents that are due."""
        return replace(
            self.data,
            documents=records(Document, self.rows("documents", _DUE["document"])),
            counts=records(Count, self.rows("counts", _DUE["count"])),
        )

    def behind_documents(self) -> ReportData:
        """The documents that are due, with all that was found in them."""
        return replace(
            self.data,
            documents=records(Document, self.rows("documents", _DUE["document"])),
            counts=records(Count, self.rows("counts", _DUE["document"])),
            claims=records(Claim, self.rows("claims", _DUE["document"])),
            numbers=numbers_of(self.rows("numbers", _DUE["document"])),
        )


def page_name(section: str, key: str) -> str:
    """The file of a section's page."""
    return f"{section}-{key}.html"


def is_large(query: Query, frame: ReportData) -> bool:
    """Whether a report of that snapshot is divided, as about how long it would be otherwise."""
    [size] = _rows(query, frame, "size")
    held = {name: int(str(number)) for name, number in size.items()}
    marks = held["counts"] + held["numbers"]
    guessed = held["letters"] + 120 * marks + 4_000 * held["checks"] + 700 * held["documents"]
    return guessed > WHOLE


def read_outline(query: Query, frame: ReportData) -> Outline:
    """Read what a divided report of that snapshot is made of; its engine's errors pass through."""
    _rows(query, frame, "outline_born")
    _rows(query, frame, "outline_documents")
    _findings(query, frame)
    _rows(query, frame, "outline_about")
    sections = _rows(query, frame, "outline_sections")
    checks = {str(row["section"]): whole(row, "checks") for row in sections}
    bare = Outline(query, frame, dict.fromkeys(SECTIONS, 0) | checks, tuple(_pages(query, frame)))
    return replace(bare, data=_told(bare))


def read_told(query: Query, frame: ReportData) -> ReportData:
    """Read what `read_outline` tells of a snapshot, and none of its pages."""
    _rows(query, frame, "outline_born")
    _rows(query, frame, "outline_present")
    _findings(query, frame, _TOLD)
    return _told(Outline(query, frame, {}, ()))


def _findings(query: Query, frame: ReportData, which: str = "true") -> None:
    parent = parent_of(frame.snapshot)
    since = statement("since", snapshot=number_of(frame))
    _rows(query, frame, "outline_findings", which, parent=parent, since=since)


def _pages(query: Query, frame: ReportData) -> Iterable[Page]:
    for row in _rows(query, frame, "outline_cards"):
        size = whole(row, "checks")
        yield Page(str(row["section"]), str(row["page"]), whole(row, "digest"), size)
    for row in _rows(query, frame, "outline_texts"):
        yield Page(TEXT, str(row["document_id"]), whole(row, "digest"))
    for row in _rows(query, frame, "outline_lists"):
        yield Page(LIST, str(row["page"]), whole(row, "digest"), whole(row, "documents"))


def _told(outline: Outline) -> ReportData:
    """All that failed or is accepted, the first LISTED with their evidence; the rest as numbers."""
    [size] = outline.rows("size")
    outline.rows("told_checks")
    outline.rows("due_first")
    first = outline.behind_checks()
    untold = {
        (Severity(str(row["severity"])), Verdict(str(row["verdict"]))): whole(row, "checks")
        for row in outline.rows("untold")
    }
    return replace(
        first,
        checks=records(Check, outline.rows("checks", "check_id IN (FROM told_checks)")),
        order={str(r["check_id"]): whole(r, "place") for r in outline.rows("order_told")},
        untold=Untold(
            whole(size, "documents") - len(first.documents),
            whole(size, "counts") - len(first.counts),
            whole(size, "claims"),
            untold,
        ),
    )


def listed(keys: Iterable[object]) -> str:
    """Numbers, or ids of ours, as SQL lists them."""
    return ", ".join(f"'{key}'" if isinstance(key, str) else str(key) for key in keys)


def _rows(
    query: Query, frame: ReportData, name: str, which: str = "true", **values: object
) -> Rows:
    sizes = {"cards": CARDS, "rows": ROWS, "listed": LISTED}
    fixed = {"snapshot": number_of(frame), "sections": [*SECTIONS]}
    return query(statement(name, which, **fixed, **sizes, **values))
