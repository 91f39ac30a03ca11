"""the published warehouse -> its HTML report on the disk, whole or not at all; or a text there.

Formats are the other modules' business. A reader who has an older report open keeps it: what is
there under the same name is replaced only when all of the new one is written.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from etl.errors import WarehouseError
from etl.reports.data import ReportData
from etl.reports.failing_rows import render_csv
from etl.reports.folder import Folder, Written, changes
from etl.reports.html import render_html
from etl.reports.json_report import render_json
from etl.reports.junit import render_junit
from etl.reports.ledger import rendered_by, told_of
from etl.reports.markdown import render_markdown
from etl.reports.outline import is_large, read_outline, read_told
from etl.reports.read import Query, number_of, parent_of, read_frame, read_report
from etl.reports.sarif import render_sarif
from schemas.codes import GRAVE, FailOn, ReportFormat

BUILD = ".build"
"""At the end of the names of what is being written, after the number of the process."""
LEFT = 86_400
"""Seconds after which nobody writes it any more."""


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
    no more is removed. One that is there as a whole is left as it is. Returns with it what it
    tells: all checks that failed, at least. Raises UsageError if there is no such snapshot,
    WarehouseError if pages cannot be written; then the old ones stand.
    """
    frame = read_frame(query, snapshot)
    name = f"snapshot-{number_of(frame)}"
    building = folder / f"{name}.{os.getpid()}{BUILD}"
    try:
        _clean(folder)
        if not is_large(query, frame):
            data = read_report(query, number_of(frame))
            return _write_whole(data, folder / f"{name}.html", building), data
        report = Folder(
            folder / f"{name}.html", building, rendered_by(frame.countries), told_of(frame.snapshot)
        )
        if standing := report.standing():
            return standing, read_told(query, frame)
        outline = read_outline(query, frame)
        parent = folder / f"snapshot-{parent_of(frame.snapshot)}"
        return report.write(outline, parent), outline.data
    except OSError as error:
        raise _unwritable(folder / f"{name}.html", error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _write_whole(data: ReportData, index: Path, building: Path) -> Written:
    """A report of one page, and none of the pages that it may have had before."""
    written = changes(render_html(data).encode(), index, building / index.name)
    if written:
        (building / index.name).replace(index)
    further = index.with_suffix("")
    stale = [*further.rglob("*.html")]
    shutil.rmtree(further, ignore_errors=True)
    return Written(index, 1, int(written), len(stale))


def _clean(folder: Path) -> None:
    """Remove what was being written when a process was killed, long ago."""
    for left in folder.glob(f"*{BUILD}"):
        if time.time() - left.stat().st_mtime > LEFT:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def write_text(text: str, path: Path) -> None:
    """Write one format's text to `path`; raises WarehouseError if that cannot be done."""
    building = path.with_name(f"{path.name}.{os.getpid()}{BUILD}")
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
