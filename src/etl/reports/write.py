"""the published warehouse -> its HTML report on the disk, whole or not at all; or a text there.

Formats are the other modules' business. A reader who has an older report open keeps it: what is
there under the same name is replaced only when all of the new one is written.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from etl.errors import WarehouseError
from etl.reports.data import ReportData
from etl.reports.divided import render_index, render_pages
from etl.reports.failing_rows import render_csv
from etl.reports.html import render_html
from etl.reports.json_report import render_json
from etl.reports.junit import render_junit
from etl.reports.ledger import FILE, Entry, Ledger, read_ledger, rendered_by, write_ledger
from etl.reports.markdown import render_markdown
from etl.reports.outline import Outline, Page, is_large, read_outline
from etl.reports.read import Query, number_of, parent_of, read_frame, read_report
from etl.reports.sarif import render_sarif
from schemas.codes import GRAVE, FailOn, ReportFormat

NAMED = ('href="../snapshot-{}.html', 'href="../../snapshot-{}.html')
NUMBERED = '<span class="quiet">snapshot {}</span></p></header>'
"""How a further page names its report and tells its number. No text can hold either: the quotes of
a text are escaped."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report on the disk."""

    index: Path
    """Its first page."""
    pages: int
    written: int
    """Those that were not there as they are now."""
    removed: int
    taken: int = 0
    """Those of the written ones that are as they were in the report before."""

    @property
    def told(self) -> str:
        """How many of several pages were written; nothing for a report of one."""
        if self.pages == 1:
            return ""
        taken = f", {self.taken:,} of them as in the report before" if self.taken else ""
        removed = f", {self.removed:,} removed" if self.removed else ""
        return f"{self.written:,} of {self.pages:,} pages written{taken}{removed}"


def render_report(data: ReportData, form: ReportFormat, fail_on: FailOn = FailOn.ERROR) -> str:
    """The report as one text; `fail_on` says which checks JUnit calls failures."""
    if form is ReportFormat.JUNIT:
        return render_junit(data, GRAVE[fail_on])
    render = {
        ReportFormat.HTML: render_html,
        ReportFormat.JSON: render_json,
        ReportFormat.SARIF: render_sarif,
        ReportFormat.MARKDOWN: render_markdown,
        ReportFormat.CSV: render_csv,
    }[form]
    return render(data)


def write_pages(
    query: Query, folder: Path, snapshot: int | None = None
) -> tuple[Written, ReportData]:
    """Write the HTML report of a snapshot, or of the newest, into `folder`.

    A large report has further pages in a folder of the same name, of which only those are rendered
    that are not as they should be, there or in the report before; what is there and belongs to it
    no more is removed. Returns with it what it tells: all checks that failed, at least. Raises
    UsageError if there is no such snapshot, WarehouseError if pages cannot be written; then the old
    ones stand.
    """
    frame = read_frame(query, snapshot)
    name = report_name(frame)
    building = folder / f"{name}.{os.getpid()}.build"
    try:
        if is_large(query, frame):
            return _write_divided(read_outline(query, frame), folder, building)
        data = read_report(query, number_of(frame))
        return _write_whole(data, folder, building), data
    except OSError as error:
        raise _unwritable(folder / f"{name}.html", error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _write_whole(data: ReportData, folder: Path, building: Path) -> Written:
    """A report of one page, and none of the pages that it may have had before."""
    name = report_name(data)
    index, further = folder / f"{name}.html", folder / name
    written = _write_changed(render_html(data).encode(), index, building / index.name)
    if written:
        (building / index.name).replace(index)
    stale = [*further.rglob("*.html")]
    shutil.rmtree(further, ignore_errors=True)
    return Written(index, 1, int(written), len(stale))


def _write_divided(outline: Outline, folder: Path, building: Path) -> tuple[Written, ReportData]:
    """An index and its further pages; the ledger is away while they do not fit to it."""
    name, by = report_name(outline.data), rendered_by(outline.data.countries)
    index, further = folder / f"{name}.html", folder / name
    there, ledger = read_ledger(further, by), Ledger()
    before = Before.of(folder, outline.data, by)
    changed: list[str] = []
    due: list[Page] = []
    taken = 0

    def keep(page: Page, raw: bytes) -> None:
        ledger[page.path] = Entry(page.digest, len(raw))
        if _write_changed(raw, further / page.path, building / page.path):
            changed.append(page.path)

    for page in outline.pages:
        entry = there.get(page.path)
        if entry and entry.digest == page.digest and _size(further / page.path) == entry.size:
            ledger[page.path] = entry
        elif raw := before.page(page):
            keep(page, raw)
        else:
            due.append(page)
    taken = len(changed)
    for page, html in render_pages(outline, due, name):
        keep(page, html.encode())
    first = _write_changed(render_index(outline, name).encode(), index, building / index.name)
    (further / "documents").mkdir(parents=True, exist_ok=True)
    if changed:
        (further / FILE).unlink(missing_ok=True)
    for path in changed:
        (building / path).replace(further / path)
    if first:
        (building / index.name).replace(index)
    stale = [
        page
        for page in further.rglob("*.html")
        if page.relative_to(further).as_posix() not in ledger
    ]
    for page_there in stale:
        page_there.unlink()
    in_order = ((page.path, ledger[page.path]) for page in outline.pages)
    write_ledger(in_order, further, by)
    written = Written(index, len(ledger) + 1, len(changed) + first, len(stale), taken)
    return written, outline.data


@dataclass(frozen=True, slots=True)
class Before:
    """The report of the snapshot before, whose pages say the same but for its name and number."""

    folder: Path
    ledger: Ledger
    renamed: tuple[tuple[bytes, bytes], ...] = ()

    @classmethod
    def of(cls, folder: Path, data: ReportData, by: str) -> Before:
        """The one before that of `data` in `folder`, as far as it was rendered `by` the same."""
        parent, number = parent_of(data.snapshot), number_of(data)
        pairs = (
            (mark.format(parent).encode(), mark.format(number).encode())
            for mark in (*NAMED, NUMBERED)
        )
        further = folder / f"snapshot-{parent}"
        return cls(further, read_ledger(further, by), tuple(pairs))

    def page(self, page: Page) -> bytes | None:
        """The page as that of the new report, if it was made of the same."""
        entry = self.ledger.get(page.path)
        if entry is None or entry.digest != page.digest:
            return None
        try:
            raw = (self.folder / page.path).read_bytes()
        except OSError:
            return None
        if len(raw) != entry.size:
            return None
        for old, new in self.renamed:
            raw = raw.replace(old, new)
        return raw


def report_name(data: ReportData) -> str:
    """What the files of a snapshot's report are named."""
    return f"snapshot-{number_of(data)}"


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _write_changed(raw: bytes, path: Path, building: Path) -> bool:
    """Whether a file is not there as it should be, and so is written where it is built."""
    if _size(path) == len(raw) and path.read_bytes() == raw:
        return False
    try:
        building.write_bytes(raw)
    except FileNotFoundError:
        building.parent.mkdir(parents=True)
        building.write_bytes(raw)
    return True


def write_text(text: str, path: Path) -> None:
    """Write one format's text to `path`; raises WarehouseError if that cannot be done."""
    building = path.with_name(f"{path.name}.{os.getpid()}.build")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        building.write_text(text, encoding="utf-8", newline="")
        building.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            building.unlink()


def _unwritable(path: Path, error: OSError) -> WarehouseError:
    return WarehouseError(
        f"{path}: the report cannot be written ({error.strerror}); mend that or name another place"
    )
