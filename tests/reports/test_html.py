from dataclasses import replace
from html.parser import HTMLParser

from etl.reports import render_html


class Page(HTMLParser):
    """Elements of a page with their attributes, and the text of each mark."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.marks, self.words = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "mark":
            self.marks.append([dict(attrs)["class"], ""])

    def handle_data(self, data):
        self.words.append(data)
        if self.elements and self.elements[-1][0] == "mark" and self.marks[-1][1] == "":
            self.marks[-1][1] = data


def test_numbers_of_a_finding_are_highlighted_where_they_stand(report):
    page = Page(render_html(report()))
    assert ["total", "910"] in page.marks
    assert ["hedge", "Nearly"] in page.marks
    assert ["aside", "12"] in page.marks


def test_the_residual_is_a_row_of_its_own_kind(report):
    page = Page(render_html(report()))
    classes = [attrs.get("class") for tag, attrs in page.elements if tag == "tr"]
    assert classes.count("residual") == 1
    assert "188" in page.words


def test_what_was_not_checked_names_each_file_and_balance(report):
    words = " ".join(Page(render_html(report())).words)
    assert "scans/blank.txt is empty" in words
    assert "no total to hold them against" in words


def test_a_page_and_what_became_of_the_source_are_named(report, document):
    text = document().text.replace("\n\n", "\f\n\n")
    paged = document(text, pages=2, vanished="2024-05-04", http_status=410)
    page = Page(render_html(report(paged)))
    words = " ".join(page.words)
    assert "page 2 In the whole text" in words
    assert "no longer at its source since 2024-05-04 (status 410)" in words
    ends = [attrs["data-page"] for tag, attrs in page.elements if attrs.get("class") == "page"]
    assert set(ends) == {"page 2"}
    assert "[U+000C]" not in words


def test_hostile_text_in_every_field_stays_text(report, document):
    evil = "</style></script><script>alert(1)</script>\" onload='x' {{ 7*7 }} \u202e"
    bad = document(
        document=evil, title=evil, publisher=evil, published=evil, url="javascript:alert(1)"
    )
    data = report(bad)
    data = replace(data, checks=tuple(replace(c, message=evil, hint=evil) for c in data.checks))
    page = Page(render_html(data))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert not [a for _, a in page.elements if a.get("href", "").startswith("javascript:")]
    assert "{{ 7*7 }} [U+202E]" in " ".join(page.words)


def test_an_empty_warehouse_still_gives_a_page(report):
    data = report()
    empty = replace(data, documents=(), counts=(), checks=(), claims=(), numbers={}, failures=())
    assert "Nothing could be checked in 0 documents." in render_html(empty)
