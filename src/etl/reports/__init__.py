"""published warehouse -> reports, for people (HTML, Markdown) and for machines.

Each format is a module with one `render_*` function of a `ReportData`; `read_report` makes the data
from rows. What is no business of this package: making checks (reconcile), opening the warehouse
(snapshots: the caller hands over a function that runs SQL) and deciding exit codes (cli).
"""

from etl.reports.data import Refused, ReportData, RunCount
from etl.reports.html import render_html
from etl.reports.markdown import render_markdown
from etl.reports.read import Query, read_report

__all__ = [
    "Query",
    "Refused",
    "ReportData",
    "RunCount",
    "read_report",
    "render_html",
    "render_markdown",
]
