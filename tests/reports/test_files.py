"""A report too large for one file is divided, and every link in it leads somewhere."""

import json
import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from etl.reports import render_files
from etl.reports.findings import build_findings
from etl.reports.html import CARDS, INDEX, ROWS
from etl.reports.rows import render_rows
from schemas.codes import Severity


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.anchors.add(given.get("id"))
        if tag == "a" and not given["href"].startswith("https:"):
            self.links.append(given["href"])


@pytest.fixture
def large(report, document):
    """One more document than a page of the list holds, one more error than a page of cards."""
    documents = [document(document=f"{n}.txt", title=f"No. {n}") for n in range(ROWS + 1)]
    documents[7] = document(
        document="7.txt", title="A long one", text=documents[7].text + " x" * 900_000
    )
    data = report(documents[7])
    clash = next(check for check in data.checks if check.severity is Severity.ERROR)
    many = tuple(replace(clash, check_id=f"{n:016x}") for n in range(CARDS))
    return replace(data, documents=tuple(documents), checks=data.checks + many)


def test_a_small_report_is_one_file(report):
    assert [path for path, _ in render_files(report(), "snapshot-3")] == ["snapshot-3.html"]


def test_a_large_report_has_a_page_for_each_document_and_a_small_index(large):
    files = dict(render_files(large, "snapshot-3"))
    documents = [path for path in files if path.startswith("snapshot-3/documents/")]
    assert len(documents) == ROWS + 1
    assert len(files["snapshot-3.html"]) < 300_000
    assert list(files)[-1] == "snapshot-3.html"


@pytest.mark.parametrize("size", ["small", "large"])
def test_every_link_leads_to_something_that_is_there(size, large, report):
    data = large if size == "large" else report()
    pages = {path: Links(html) for path, html in render_files(data, "snapshot-3")}
    for path, page in pages.items():
        for link in page.links:
            name, _, anchor = link.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
            )
            assert target in pages, (path, link)
            assert not anchor or anchor in pages[target].anchors, (path, link)


def table(html):
    return json.loads(re.search(r'id="rows">(.*?)</script>', html, re.DOTALL)[1])


def test_the_filters_of_a_large_report_look_through_every_check_and_lead_to_its_card(large):
    files = dict(render_files(large, "snapshot-3"))
    told = table(files["snapshot-3.html"])
    assert (told["left"], told["silent"]) == (0, 0)
    rows = [
        (anchor, index, row)
        for anchor, _, section in told["sections"]
        for index, row in enumerate(section)
    ]
    assert len(rows) == len(large.checks)
    assert {anchor for anchor, _, _ in rows} == {"failed", "open", "unmade"}
    for anchor, index, row in rows:
        page = files[f"snapshot-3/{anchor}-{index // told['cards'] + 1:03}.html"]
        _, _, card = page.partition(f'id="n-{index % told["cards"]}"')
        assert f"<bdi>{row[5]}</bdi>" in card.partition('class="place"')[0]


def test_what_the_filters_have_no_room_for_is_counted_the_words_first(large):
    class All:
        anchor, title, findings = "failed", "What failed", build_findings(large)

    whole = render_rows([All()], large.countries, CARDS, INDEX)
    for room in (len(whole) // 2, 500, 0):
        cut = render_rows([All()], large.countries, CARDS, room)
        told = json.loads(cut)
        [(_, _, rows)] = told["sections"]
        assert len(cut) < room + 1_000
        assert len(rows) + told["left"] == len(large.checks)
        assert sum(len(row) == 5 for row in rows) == told["silent"]
        assert told["silent"] or told["left"]


def test_no_text_ends_the_table_of_rows(large):
    evil = "</script><!--<script>\u2028"
    data = replace(large, checks=tuple(replace(c, message=evil) for c in large.checks))
    told = table(dict(render_files(data, "snapshot-3"))["snapshot-3.html"])
    assert told["sections"][0][2][0][5] == "</script><!--<script>[U+2028]"
