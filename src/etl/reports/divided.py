"""the outline of a divided report -> its pages: cards, texts and their list; last the index.

What a page needs is read from the warehouse a batch of pages at a time, so that memory does not
grow with the archive. Which pages there are, and in what order, says the outline.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from typing import TypeVar

from markupsafe import Markup

from etl.reports.comparison import people_label
from etl.reports.data import ReportData
from etl.reports.findings import build_findings, failing
from etl.reports.html import SERIES, Links, Section, index_values, shared_values
from etl.reports.outline import (
    LIST,
    LISTED,
    SECTIONS,
    TEXT,
    Outline,
    Page,
    listed,
    page_name,
)
from etl.reports.read import whole
from etl.reports.rows import Told, render_rows
from etl.reports.series import DATES, POINTS, Series, build_series
from etl.reports.source_chains import COLUMNS, Matrix, build_matrices, most_different
from etl.reports.templating import render_page
from etl.reports.texts import About, mark_texts
from etl.rows import record, records
from schemas.records import Cell

INDEX = 2_900_000
"""Letters that the index of a divided report may have; what its filters look through is cut to it.
"""
BATCH = {TEXT: 1_000, LIST: 10}
"""Pages whose data is read at once: each reading goes through whole tables."""
CARD_PAGES = 40
"""Likewise of cards."""
LINES = 10_000
"""Checks that are read at once for the filters."""
SOURCES = 200
"""Sources whose accounts are read at once."""
INDEX_SCRIPTS = ("divided.js", "report.js")

LEAD = "index.html"
"""The page in the folder of further pages by which these lead back to the first: they stand in
folders of several snapshots and know of none."""

_Item = TypeVar("_Item")


def render_pages(outline: Outline, due: Sequence[Page]) -> Iterator[tuple[Page, str]]:
    """Those of the further pages that are due, in the order of the outline."""
    shared = shared_values(outline.data)
    sections = _sections(outline)
    for of, pages in groupby(due, key=lambda page: page.of):
        render = {TEXT: _texts, LIST: _lists}.get(of) or partial(_cards, sections[of])
        for batch in _batches(pages, BATCH.get(of, CARD_PAGES)):
            yield from render(outline, batch, shared)


def render_lead(data: ReportData, name: str) -> str:
    """The page that leads to the first one; it says what the checks mean by itself."""
    values = shared_values(data) | {"links": Links("", f"../{name}.html")}
    return render_page("lead.html.j2", values, scripts=("lead.js",))


def render_index(outline: Outline, name: str) -> str:
    """The first page, with as many rows for its filters as there is room for."""
    data = outline.data
    first = sorted(failing(data), key=lambda check: data.order[check.check_id])[:LISTED]
    findings = build_findings(replace(data, checks=tuple(first)))
    by_anchor = _sections(outline)
    by_anchor["failed"] = replace(by_anchor["failed"], findings=findings)
    sections = [*by_anchor.values()]
    outline.rows("due_first")
    paged = outline.rows("page_of")
    pages = {str(row["check_id"]): page_name("failed", str(row["page"])) for row in paged}
    series, more_series = _series(outline)
    matrices, more_matrices = _matrices(outline)
    values = index_values(data, sections, series, matrices, (more_series, more_matrices)) | {
        "lists": [f"{name}/{page.path}" for page in outline.pages if page.of == LIST],
        "links": Links(f"{name}/", f"{name}.html", pages),
        "rows": "{}",
    }
    bare = render_page("report.html.j2", values, scripts=INDEX_SCRIPTS)
    checks = sum(outline.checks.values())
    room = INDEX - len(bare)
    rows = render_rows(SECTIONS, _told(outline, checks), checks, data.countries, room)
    return render_page("report.html.j2", values | {"rows": Markup(rows)}, scripts=INDEX_SCRIPTS)


def _cards(
    section: Section, outline: Outline, pages: Sequence[Page], shared: dict[str, object]
) -> Iterator[tuple[Page, str]]:
    names = section.pages
    beside = dict(zip(names, zip(("", *names), (*names[1:], ""), strict=False), strict=True))
    outline.rows("due_checks", pages=listed(page.key for page in pages))
    findings = iter(build_findings(outline.behind_checks()))
    for page in pages:
        values = shared | {
            "section": section,
            "beside": beside[page.path],
            "findings": list(islice(findings, page.size)),
            "links": Links("", LEAD),
        }
        yield page, render_page("cards.html.j2", values)


def _texts(
    outline: Outline, pages: Sequence[Page], shared: dict[str, object]
) -> Iterator[tuple[Page, str]]:
    outline.rows("due_documents", documents=listed(page.key for page in pages))
    about: dict[str, list[About]] = defaultdict(list)
    cards: dict[str, str] = {}
    for row in outline.rows("about"):
        check = record(About, row)
        about[str(row["document_id"])].append(check)
        cards[check.check_id] = page_name(str(row["section"]), str(row["page"]))
    data = outline.behind_documents()
    by_id = {page.key: page for page in pages}
    links = Links("../", f"../{LEAD}", cards)
    for text in mark_texts(data, about):
        values = shared | {"text": text, "links": links}
        page = render_page("text.html.j2", values, styles=("text.css",), scripts=())
        yield by_id[text.document.document_id], page


def _lists(
    outline: Outline, pages: Sequence[Page], shared: dict[str, object]
) -> Iterator[tuple[Page, str]]:
    rows = outline.rows("list", pages=listed(page.key for page in pages))
    for page, (_, lines) in zip(pages, groupby(rows, key=lambda row: row["page"]), strict=True):
        values = shared | {"lines": list(lines), "links": Links("", LEAD)}
        yield page, render_page("documents.html.j2", values)


def _sections(outline: Outline) -> dict[str, Section]:
    """The sections without their findings, by anchor, in the order in which they stand."""
    pages: dict[str, list[str]] = {anchor: [] for anchor in SECTIONS}
    for page in outline.pages:
        if page.of in pages:
            pages[page.of].append(page.path)
    return {
        anchor: Section(anchor, (), outline.checks[anchor], tuple(pages[anchor]))
        for anchor in SECTIONS
    }


def _told(outline: Outline, checks: int) -> Iterator[Told]:
    """All checks for the filters, read only as far as they are taken."""
    for first in range(0, checks, LINES):
        yield from records(Told, outline.rows("rows", first=first, last=first + LINES - 1))


def _series(outline: Outline) -> tuple[tuple[Series, ...], int]:
    """The longest series, and how many more there are."""
    outline.rows("series_found", dates=DATES)
    rows = outline.rows("series_longest", most=SERIES)
    if not rows:
        return (), 0
    label = {whole(r, "nth"): people_label(_cell(r), outline.data.countries) for r in rows}
    by_length = sorted(rows, key=lambda row: (-whole(row, "points"), label[whole(row, "nth")]))
    shown = by_length[:SERIES]
    outline.rows("due_points", numbers=listed(row["nth"] for row in shown), points=POINTS)
    outline.rows("due_told")
    held = {_cell(row): whole(row, "points") for row in shown}
    return build_series(outline.behind_counts(), held), int(str(rows[0]["series"])) - len(shown)


def _matrices(outline: Outline) -> tuple[tuple[Matrix, ...], int]:
    """The matrices that differ most, and how many more there are."""
    outline.rows("accounts_found", columns=COLUMNS)
    [size] = outline.rows("accounts_size")
    shown = heapq.nsmallest(SERIES, _all_matrices(outline, whole(size, "sources")), most_different)
    return tuple(shown), whole(size, "matrices") - len(shown)


def _all_matrices(outline: Outline, sources: int) -> Iterator[Matrix]:
    for first in range(1, sources + 1, SOURCES):
        last = first + SOURCES - 1
        held = {
            (str(row["source"]), *_people(row)): whole(row, "accounts")
            for row in outline.rows("accounts", first=first, last=last)
        }
        outline.rows("due_accounts", first=first, last=last)
        outline.rows("due_told")
        yield from build_matrices(outline.behind_counts(), held)


def _cell(row: Mapping[str, object]) -> Cell:
    """Measure, place and origin of a row."""
    place = row["place"]
    measure, origin = _people(row)
    return measure, None if place is None else str(place), origin


def _people(row: Mapping[str, object]) -> tuple[str, str | None]:
    """Its measure and its origin."""
    origin = row["origin"]
    return str(row["measure"]), None if origin is None else str(origin)


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
