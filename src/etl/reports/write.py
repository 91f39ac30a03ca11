"""ReportData -> files on disk, whole or not at all; or one format as text.

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
from etl.reports.failing_rows import render_csv
from etl.reports.html import render_files, render_html
from etl.reports.json_report import render_json
from etl.reports.junit import render_junit
from etl.reports.markdown import render_markdown
from etl.reports.sarif import render_sarif
from schemas.codes import GRAVE, FailOn, ReportFormat


@dataclass(frozen=True, slots=True)
class Written:
    """A report on the disk."""

    index: Path
    """Its first page."""
    pages: int
    written: int
    """Those that were not there as they are now."""
    removed: int

    @property
    def told(self) -> str:
        """How many of several pages were written; nothing for a report of one."""
        if self.pages == 1:
            return ""
        removed = f", {self.removed:,} removed" if self.removed else ""
        return f"{self.written:,} of {self.pages:,} pages written{removed}"


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


def write_pages(data: ReportData, folder: Path) -> Written:
    """Write the HTML report into `folder`: those of its pages that are not there as they should be.

    A large report has further pages in a folder of the same name; what is there and belongs to it
    no more is removed. Raises WarehouseError if they cannot be written; then the old ones stand.
    """
    name = f"snapshot-{data.snapshot.get('snapshot_id', 0)}"
    index = folder / f"{name}.html"
    building = folder / f"{name}.{os.getpid()}.build"
    pages, changed = set(), []
    try:
        for path, html in render_files(data, name):
            pages.add(folder / path)
            raw = html.encode()
            if not _is_there(folder / path, raw):
                changed.append(path)
                _write(building / path, raw)
        for path in changed:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (building / path).replace(folder / path)
        stale = [page for page in (folder / name).rglob("*.html") if page not in pages]
        for page in stale:
            page.unlink()
        if len(pages) == 1:
            shutil.rmtree(folder / name, ignore_errors=True)
    except OSError as error:
        raise _unwritable(index, error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Written(index, len(pages), len(changed), len(stale))


def _is_there(path: Path, raw: bytes) -> bool:
    try:
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    except OSError:
        return False


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


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
