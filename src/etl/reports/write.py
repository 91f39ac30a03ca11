"""ReportData -> files on disk, whole or not at all; or one format as text.

Formats are the other modules' business. A reader who has an older report open keeps it: what is
there under the same name is replaced only when all of the new one is written.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
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


def write_pages(data: ReportData, folder: Path) -> Path:
    """Write the HTML report into `folder` and return the path of its first page.

    A large report has further pages in a folder of the same name. Raises WarehouseError if they
    cannot be written; then nothing of the new report is left.
    """
    name = f"snapshot-{data.snapshot.get('snapshot_id', 0)}"
    index = folder / f"{name}.html"
    building = folder / f"{name}.{os.getpid()}.build"
    try:
        for path, html in render_files(data, name):
            page = building / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(html, encoding="utf-8", newline="")
        shutil.rmtree(folder / name, ignore_errors=True)
        if (building / name).is_dir():
            (building / name).replace(folder / name)
        (building / f"{name}.html").replace(index)
    except OSError as error:
        raise _unwritable(index, error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return index


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
