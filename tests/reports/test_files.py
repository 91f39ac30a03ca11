"""A report too large for one file is divided, and every link in it leads somewhere."""

import posixpath
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from etl.reports import render_files
from etl.reports.html import CARDS, ROWS
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
