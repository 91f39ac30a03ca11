from dataclasses import replace

from etl.reports import render_markdown
from etl.reports.markdown import escape_markdown


def test_the_summary_begins_with_the_verdict(report):
    assert render_markdown(report()).startswith("## 1 of 2 checks failed: 1 error; 1 could")


def test_findings_beyond_the_first_are_counted_not_dropped(report):
    data = report()
    clash = next(check for check in data.checks if check.rule == "contradiction")
    many = tuple(replace(clash, check_id=f"{n:016x}") for n in range(23))
    assert "3 more findings in the report." in render_markdown(replace(data, checks=many))


def test_text_cannot_become_markup():
    assert escape_markdown("[a](javascript:x)|<b>\n# h") == (
        r"\[a\]\(javascript\:x\)\|&lt;b\> \# h"
    )
