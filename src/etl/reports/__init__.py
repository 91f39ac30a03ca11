"""published warehouse -> reports, for people (HTML, Markdown) and for machines.

Each format is a module with one `render_*` function of a `ReportData`; `read_report` makes the data
from rows. What is no business of this package: making checks (reconcile), opening the warehouse
(snapshots: the caller hands over a function that runs SQL) and deciding exit codes (cli).
"""

from etl.reports.acceptances import read_acceptances
from etl.reports.announcement import announcement, new_findings
from etl.reports.data import Flip, Refused, ReportData, RunCount
from etl.reports.failing_rows import render_csv
from etl.reports.findings import failing, resolved, verdict_sentence
from etl.reports.folder import Written
from etl.reports.html import render_html
from etl.reports.json_report import render_json
from etl.reports.junit import render_junit
from etl.reports.markdown import render_markdown
from etl.reports.read import Query, read_report
from etl.reports.sarif import render_sarif
from etl.reports.write import render_report, write_pages, write_text

__all__ = [
    "Flip",
    "Query",
    "Refused",
    "ReportData",
    "RunCount",
    "Written",
    "announcement",
    "failing",
    "new_findings",
    "read_acceptances",
    "read_report",
    "render_csv",
    "render_html",
    "render_json",
    "render_junit",
    "render_markdown",
    "render_report",
    "render_sarif",
    "resolved",
    "verdict_sentence",
    "write_pages",
    "write_text",
]
