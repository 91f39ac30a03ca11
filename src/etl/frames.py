"""Lists of records -> validated frames, and the rows that were refused.

What is true of a row is declared in `schemas`; whether counts add up is the business of
`etl.reconcile`. Nothing is repaired here: a row is taken as it is, or held back with its reasons.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

import pandas as pd
import pandera.pandas as pa

from schemas.codes import Blame, CheckKind, CheckLevel, Severity, Verdict
from schemas.records import Acceptance, Check, Document, Extraction, Failure
from schemas.tables import FACTS

LONGEST_CELL = 1_000
"""Characters of a cell kept in the JSON of a refused row: the text of a document can be 20 MB."""

UNICODE = "its words can be written as UTF-8"
TEXT_SAYS = "the document's text says it at its offsets"
DOCUMENT_ACCEPTED = "its document was accepted"


@dataclass(frozen=True)
class Frames:
    """One frame a table, each valid by the pandera model of its name in `schemas`."""

    documents: pd.DataFrame
    counts: pd.DataFrame
    claims: pd.DataFrame
    numbers: pd.DataFrame
    checks: pd.DataFrame
    failures: pd.DataFrame
    refused: pd.DataFrame
    acceptances: pd.DataFrame


@dataclass(frozen=True, slots=True)
class _Refusal:
    """One reason for which one row was held back."""

    table: str
    row: Mapping[Hashable, Any]
    column: str
    check: str
    failure_case: str

    @property
    def document_id(self) -> str | None:
        """The row's document; None where it has none, or one that is no word."""
        document_id = self.row.get("document_id")
        return _cut(document_id) if isinstance(document_id, str) else None

    @property
    def as_json(self) -> str:
        """The row, with cells cut to LONGEST_CELL."""
        shown = {str(name): _json_cell(cell) for name, cell in self.row.items()}
        return json.dumps(shown, ensure_ascii=False)

    @property
    def check_id(self) -> str:
        """The same for all reasons of one row."""
        return _digest("schema", self.table, self.as_json)

    @property
    def told(self) -> str:
        """The reason in words, with the column and its value where one is to blame."""
        return f"{self.check} ({self.column} {self.failure_case!r})" if self.column else self.check


def build_frames(
    documents: Iterable[Document],
    failures: Iterable[Failure],
    extractions: Iterable[Extraction],
    checks: Iterable[Check],
    acceptances: Iterable[Acceptance] = (),
) -> Frames:
    """Make one frame a table; rows that break their model go to `refused`, the rest goes on.

    Each refused row becomes one check of the kind `schema` as well. All reasons of a row are kept,
    but for rows of a wrong type, of which only the type is told: nothing else can be asked of them.
    A row whose document was refused, or whose words the document's text does not have, is refused.
    """
    extractions = tuple(extractions)
    refusals: list[_Refusal] = []
    accepted, refused = _split("documents", _frame("documents", documents))
    refusals += refused
    texts = dict(zip(accepted["document_id"], accepted["text"], strict=True))
    facts: dict[str, pd.DataFrame] = {"documents": accepted}
    for table in ("counts", "claims", "numbers"):
        rows = [row for found in extractions for row in getattr(found, table)]
        owners = [found.document_id for found in extractions for _ in getattr(found, table)]
        valid, refused = _split(table, _frame(table, rows, document_id=owners))
        refusals += refused
        facts[table], refused = _hold_back(table, valid, _against_texts(table, valid, texts))
        refusals += refused
    whole = {"failures": failures, "checks": checks, "acceptances": acceptances}
    for table, records in whole.items():
        facts[table], refused = _split(table, _frame(table, list(records)))
        refusals += refused
    reports = _frame("checks", _schema_checks(refusals))
    facts["checks"] = _validated(
        "checks", pd.concat([facts["checks"].astype(object), reports], ignore_index=True)
    )
    return Frames(**facts, refused=_refused_frame(refusals))


def _frame(table: str, records: Iterable[object], **given: list[Any]) -> pd.DataFrame:
    """Records -> a frame of objects with the columns of the model, in its order."""
    records = list(records)
    columns = FACTS[table].to_schema().columns
    cells = {
        name: given[name] if name in given else [getattr(record, name) for record in records]
        for name in columns
    }
    return pd.DataFrame(cells, dtype=object, columns=list(columns))


def _validated(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Validate all rows; of two with the same key the first is kept.

    Raises pandera's SchemaErrors with all failing cases.
    """
    return _checked(table, frame) if len(frame) else _without_rows(table).copy()


@cache
def _without_rows(table: str) -> pd.DataFrame:
    """A valid frame that has no rows: most have none where a single document is loaded."""
    return _checked(table, _frame(table, ()))


def _checked(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    schema = FACTS[table].to_schema()
    schema.report_duplicates = "exclude_first"
    return schema.validate(frame, lazy=True)


def _split(table: str, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[_Refusal]]:
    """Validate, and hold back the failing rows until the rest is valid.

    A cell of a wrong type keeps pandera from asking anything else of its column, so that the rows
    that are left have to be validated again; each turn holds back at least one row.
    """
    frame, refusals = _hold_back(table, frame, _unwritable(frame))
    while True:
        try:
            return _validated(table, frame).reset_index(drop=True), refusals
        except pa.errors.SchemaErrors as error:
            cases = [_Case.of(case) for case in error.failure_cases.to_dict("records")]
            frame, refused = _hold_back(table, frame, [case for case in cases if case])
            if not refused:  # the model itself is at fault, not a row
                raise
            refusals += refused


@dataclass(frozen=True, slots=True)
class _Case:
    """One rule that one row breaks."""

    index: int
    column: str
    check: str
    failure_case: str

    @classmethod
    def of(cls, case: Mapping[Hashable, Any]) -> _Case | None:
        """Read a row of pandera's failure cases; None for what belongs to no row.

        A rule over the whole row comes once for each column, and a failed conversion comes again
        as a wrong type: both are folded into one.
        """
        check = str(case["check"])
        if pd.isna(case["index"]) or check.startswith("dtype("):
            return None
        whole_row = case["schema_context"] == "DataFrameSchema" and "uniqueness" not in check
        column = "" if whole_row else str(case["column"])
        shown = "" if whole_row or case["failure_case"] is None else _cut(str(case["failure_case"]))
        return cls(int(case["index"]), column, check, shown)


def _hold_back(
    table: str, frame: pd.DataFrame, cases: Iterable[_Case]
) -> tuple[pd.DataFrame, list[_Refusal]]:
    """Part the rows that break a rule from the rest; one refusal a row and rule."""
    cases = dict.fromkeys(cases)
    rows = {index: frame.loc[index].to_dict() for index in {case.index for case in cases}}
    refusals = [
        _Refusal(table, rows[case.index], case.column, case.check, case.failure_case)
        for case in cases
    ]
    return frame.drop(index=list(rows)).reset_index(drop=True), refusals


def _unwritable(frame: pd.DataFrame) -> list[_Case]:
    """Find cells with half a surrogate pair, left by a wrong decoding: they cannot be stored.

    Asked before the models, as some ways to keep strings in a frame cannot even hold them.
    """
    return [
        _Case(index, str(column), UNICODE, _cut(cell))
        for column in frame.columns
        for index, cell in enumerate(frame[column])
        if isinstance(cell, str) and not cell.isascii() and not _encodes(cell)
    ]


def _encodes(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _against_texts(table: str, frame: pd.DataFrame, texts: Mapping[str, str]) -> list[_Case]:
    """Find rows whose document was refused, or whose words are not where they say they are."""
    cases = []
    quoted = "quote" in frame.columns
    quotes = frame["quote"] if quoted else repeat("", len(frame))
    starts = frame["quote_start"] if quoted else frame["start"]
    spans = zip(frame["document_id"], frame["end"], quotes, starts, strict=True)
    for index, (document_id, end, quote, quote_start) in enumerate(spans):
        text = texts.get(document_id)
        if text is None:
            cases.append(_Case(index, "document_id", DOCUMENT_ACCEPTED, document_id))
        elif end > len(text) or not text.startswith(quote, quote_start):
            cases.append(_Case(index, "quote" if quoted else "end", TEXT_SAYS, _cut(quote)))
    return cases


def _schema_checks(refusals: Iterable[_Refusal]) -> Iterator[Check]:
    """One check a refused row, whose message names every rule that it broke."""
    by_row: dict[str, list[_Refusal]] = {}
    for refusal in refusals:
        by_row.setdefault(refusal.check_id, []).append(refusal)
    for check_id, reasons in by_row.items():
        told = "; ".join(dict.fromkeys(reason.told for reason in reasons))
        yield Check(
            check_id=check_id,
            document_id=reasons[0].document_id,
            kind=CheckKind.SCHEMA,
            rule=reasons[0].table,
            level=CheckLevel.FILE,
            verdict=Verdict.FAILS,
            severity=Severity.ERROR,
            message=f"A row of {reasons[0].table} was held back: {told}.",
            blame=Blame.EXTRACTION,
        )


def _refused_frame(refusals: Iterable[_Refusal]) -> pd.DataFrame:
    rows = [
        {
            "refused_id": _digest(refusal.check_id, refusal.column, refusal.check),
            "check_id": refusal.check_id,
            "document_id": refusal.document_id,
            "table": refusal.table,
            "row": refusal.as_json,
            "column": refusal.column,
            "check": refusal.check,
            "failure_case": refusal.failure_case,
        }
        for refusal in refusals
    ]
    columns = list(FACTS["refused"].to_schema().columns)
    frame = pd.DataFrame(rows, columns=columns, dtype=object).drop_duplicates("refused_id")
    return _validated("refused", frame.reset_index(drop=True))


def _digest(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _json_cell(cell: object) -> object:
    if isinstance(cell, list | tuple):
        return [_json_cell(item) for item in cell]
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, float):
        return None if cell != cell else cell
    return None if cell is pd.NA else _cut(str(cell))


def _cut(word: str) -> str:
    """A cell as shown: not too long, and without halves of surrogate pairs, which have no bytes."""
    word = word if len(word) <= LONGEST_CELL else word[:LONGEST_CELL] + "…"
    return word.encode("utf-8", "backslashreplace").decode("utf-8")
