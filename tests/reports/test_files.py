"""A report too large for one file is divided, and every link in it leads somewhere."""

import json
import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from etl.reports.divided import INDEX
from etl.reports.outline import CARDS, ROWS
from etl.reports.rows import Told, render_rows
from schemas.codes import Severity
from tests.reports.conftest import pages_of, publish


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


@pytest.fixture
def files(large, tmp_path):
    return pages_of(publish(large, tmp_path), tmp_path / "reports")


def test_a_small_report_is_one_file(report, tmp_path):
    query = publish(report(), tmp_path)
    assert list(pages_of(query, tmp_path / "reports")) == ["snapshot-1.html"]


def test_a_large_report_has_a_page_for_each_document_and_a_small_index(files):
    documents = [path for path in files if path.startswith("snapshot-1/documents/")]
    assert len(documents) == ROWS + 1
    assert len(files["snapshot-1.html"]) < 300_000


def test_the_index_comes_last_when_all_that_it_links_to_is_there(files, tmp_path):
    made = {path: (tmp_path / "reports" / path).stat().st_mtime_ns for path in files}
    assert max(made, key=made.__getitem__) == "snapshot-1.html"


@pytest.mark.parametrize("size", ["small", "large"])
def test_every_link_leads_to_something_that_is_there(size, large, report, tmp_path):
    query = publish(large if size == "large" else report(), tmp_path)
    pages = {path: Links(html) for path, html in pages_of(query, tmp_path / "reports").items()}
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


def test_the_filters_of_a_large_report_look_through_every_check_and_lead_to_its_card(large, files):
    told = table(files["snapshot-1.html"])
    assert (told["left"], told["silent"]) == (0, 0)
    rows = [
        (f"{anchor}-{page}", index, section.pop(0))
        for anchor, _, section, pages in told["sections"]
        for page, size in pages
        for index in range(size)
    ]
    assert len(rows) == len(large.checks)
    assert {page.partition("-")[0] for page, _, _ in rows} == {"failed", "open", "unmade"}
    for page, index, row in rows:
        _, _, card = files[f"snapshot-1/{page}.html"].partition(f'id="n-{index}"')
        assert f"<bdi>{row[5]}</bdi>" in card.partition('class="place"')[0]


def test_what_the_filters_have_no_room_for_is_counted_the_words_first(report):
    checks = report().checks * 30
    lines = [
        Told(
            "failed",
            f"{n // CARDS}",
            c.severity,
            c.rule,
            c.measure,
            c.message,
            (f"{n}",),
            (f"No. {n}",),
            ("CHN",),
        )
        for n, c in enumerate(checks)
    ]

    def rendered(room):
        return render_rows({"failed": ""}, lines, len(lines), {"CHN": "China"}, room)

    whole = rendered(INDEX)
    for room in (len(whole) // 2, 500, 0):
        cut = rendered(room)
        told = json.loads(cut)
        [(_, _, rows, pages)] = told["sections"]
        assert sum(size for _, size in pages) == len(rows)
        assert len(cut) < room + 1_000
        assert len(rows) + told["left"] == len(checks)
        assert sum(len(row) == 5 for row in rows) == told["silent"]
        assert told["silent"] or told["left"]


def test_no_text_ends_the_table_of_rows(large, tmp_path):
    evil = "</script><!--<script>\u2028"
    data = replace(large, checks=tuple(replace(c, message=evil) for c in large.checks))
    files = pages_of(publish(data, tmp_path), tmp_path / "reports")
    told = table(files["snapshot-1.html"])
    assert told["sections"][0][2][0][5] == "</script><!--<script>[U+2028]"
