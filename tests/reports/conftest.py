"""A report made by hand: a short text of our own, its counts, and checks over them."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.frames import build_frames
from etl.reports import Query, ReportData, write_pages
from etl.snapshots import Run, rows, writing
from schemas.codes import (
    Blame,
    CheckKind,
    CheckLevel,
    ClaimKind,
    NumberKind,
    ObsStatus,
    Qualifier,
    Role,
    Severity,
    Verdict,
)
from schemas.records import Check, Claim, Count, Document, Extraction, Failure, SeenNumber

TEXT = """OTTAWA, 3 May 2024. Canada knows of 910 citizens in prison abroad, a written answer says.

The United States holds 557 of them, China 97, Australia 28, Japan 24 and Britain 16. Nearly 100 \
were in Chinese cells by the count of an earlier note, which named 12 charges."""

COUNTRIES = {
    "USA": "United States",
    "CHN": "China",
    "AUS": "Australia",
    "JPN": "Japan",
    "GBR": "United Kingdom",
    "CAN": "Canada",
}


def short_hash(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def a_document(text: str = TEXT, document: str = "answers/abroad.txt", **changed: Any) -> Document:
    known = Document(
        document=document,
        document_id=short_hash(document),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title="Citizens in prison abroad",
        url="https://example.org/answers/abroad",
        publisher="The Example",
        published="2024-05-03",
    )
    return replace(known, **changed)


def a_count(document: Document, number: str, place: str, **changed: Any) -> Count:
    """The count that `number` states in the document's text."""
    text = document.text
    start = re.search(rf"\b{number}\b", text).start()
    quote_start = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
    stop = text.find(". ", start)
    value = int("".join(letter for letter in number if letter.isdigit()))
    known = Count(
        count_id=short_hash(document.document_id, place, start),
        document_id=document.document_id,
        measure="in_custody",
        value=value,
        value_high=None,
        qualifier=Qualifier.EXACT,
        place=place,
        origin="CAN",
        as_of=None,
        start=start,
        end=start + len(number),
        number=number,
        quote=text[quote_start : stop + 1 if stop >= 0 else len(text)],
        quote_start=quote_start,
        hedge=None,
        segment=None,
        low=value,
        high=value,
        role=Role.TOTAL if place == "ALL" else Role.PART,
        obs_status=ObsStatus.NORMAL,
        rule="list",
    )
    return replace(known, **changed)


def a_sum(document: Document, total: Count, parts: list[Count], **changed: Any) -> Check:
    parts_sum = sum(part.value for part in parts)
    residual = total.value - parts_sum
    known = Check(
        check_id=short_hash("sum", total.count_id),
        document_id=document.document_id,
        kind=CheckKind.SUM,
        rule="sum",
        level=CheckLevel.DOCUMENT,
        verdict=Verdict.PARTIAL if residual > 0 else Verdict.EQUAL,
        severity=Severity.INFO if residual > 0 else Severity.OK,
        message=f"Stated total {total.value}; {len(parts)} parts add up to {parts_sum}.",
        measure=total.measure,
        by="place",
        fixed="CAN",
        total=total.value,
        parts_sum=parts_sum,
        n_parts=len(parts),
        residual=residual,
        imbalance=0,
        total_id=total.count_id,
        count_ids=(total.count_id, *(part.count_id for part in parts)),
    )
    return replace(known, **changed)


def a_report(document: Document | None = None, **changed: Any) -> ReportData:
    """The text above with one open balance, one contradiction and one balance without a total."""
    document = document or a_document()
    total = a_count(document, "910", "ALL")
    parts = [
        a_count(document, number, place)
        for number, place in [
            ("557", "USA"),
            ("97", "CHN"),
            ("28", "AUS"),
            ("24", "JPN"),
            ("16", "GBR"),
        ]
    ]
    nearly = a_count(
        document, "100", "CHN", qualifier=Qualifier.UNDER, hedge="Nearly", low=85, high=99
    )
    balance = a_sum(document, total, parts)
    clash = replace(
        balance,
        check_id=short_hash("contradiction"),
        kind=CheckKind.CONTRADICTION,
        rule="contradiction",
        verdict=Verdict.CONTRADICTION,
        severity=Severity.ERROR,
        message="97 and nearly 100 are said of the same people.",
        blame=Blame.SOURCE,
        hint="An earlier note is quoted beside a later count.",
        by=None,
        total=None,
        total_id=None,
        parts_sum=None,
        n_parts=None,
        residual=None,
        imbalance=3,
        values=(97, 100),
        count_ids=(parts[1].count_id, nearly.count_id),
    )
    untotalled = replace(
        balance,
        check_id=short_hash("no total"),
        verdict=Verdict.NO_TOTAL,
        severity=Severity.INFO,
        message="5 parts, and no total to hold them against.",
        total=None,
        total_id=None,
        residual=None,
        count_ids=tuple(part.count_id for part in parts),
    )
    twelve = document.text.index("12 charges")
    year = document.text.index("2024")
    known = ReportData(
        snapshot={"snapshot_id": 3, "created_at": "2024-05-04T06:00:00+00:00", "parent": 2},
        run={"run_id": "r3"},
        documents=(document,),
        counts=(total, *parts, nearly),
        checks=(balance, clash, untotalled),
        claims=(
            Claim(
                claim_id=short_hash("claim"),
                document_id=document.document_id,
                kind=ClaimKind.ORDER,
                measure="in_custody",
                place=None,
                origin="CAN",
                as_of=None,
                relation="followed by",
                value=None,
                value_high=None,
                qualifier=Qualifier.EXACT,
                start=document.text.index("an earlier note"),
                end=document.text.index("an earlier note") + len("an earlier note"),
                quote="an earlier note",
                quote_start=document.text.index("an earlier note"),
            ),
        ),
        numbers={
            document.document_id: (
                SeenNumber(year, year + 4, 2024, None, NumberKind.YEAR, False, "a date"),
                SeenNumber(
                    twelve, twelve + 2, 12, None, NumberKind.OTHER_THING, False, "counts charges"
                ),
            )
        },
        failures=(Failure("scans/blank.txt", "UnreadableDocument", "scans/blank.txt is empty"),),
        countries=COUNTRIES,
    )
    return replace(known, **changed)


def publish(data: ReportData, folder: Path, run_id: str = "one") -> Query:
    """A warehouse whose newest snapshot is what was made by hand, and how to ask it."""
    extractions = [
        Extraction(
            own.document_id,
            tuple(c for c in data.counts if c.document_id == own.document_id),
            tuple(c for c in data.claims if c.document_id == own.document_id),
            data.numbers.get(own.document_id, ()),
        )
        for own in data.documents
    ]
    accepted = tuple(data.accepted.values())
    frames = build_frames(data.documents, data.failures, extractions, data.checks, accepted)
    run = Run(run_id, datetime.now(UTC), "1", "1", "v", "by hand")
    with writing(folder) as writer:
        writer.load(frames, {own.document_id for own in data.documents}, run)
        writer.publish(data.countries)
    return rows(folder)


def pages_of(query: Query, folder: Path) -> dict[str, str]:
    """Each page of the newest report, by its way from the folder that it is written into."""
    write_pages(query, folder)
    pages = folder.rglob("*.html")
    return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in pages}


@pytest.fixture
def document() -> Callable[..., Document]:
    return a_document


@pytest.fixture
def report() -> Callable[..., ReportData]:
    return a_report


@pytest.fixture
def summed() -> Callable[..., Check]:
    return a_sum


@pytest.fixture
def count() -> Callable[..., Count]:
    return a_count
