"""What a file says of itself, and that the sidecar goes before it."""

import io
import json

import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate

from etl.documents import read_document
from tests.documents.test_tables import STYLE, workbook

BODY = "<article><p>In Peru 12 Danes are in prison, the ministry says in its answer.</p></article>"
HEADS = {
    "open graph": (
        '<meta property="og:title" content="Danes abroad">'
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="og:url" content="https://paper.example/danes">'
        '<meta property="article:published_time" content="2024-10-16T08:00:00+02:00">'
    ),
    "linked data": '<script type="application/ld+json">'
    + json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Danes abroad",
            "datePublished": "2024-10-16",
            "url": "https://paper.example/danes",
            "publisher": {"@type": "Organization", "name": "The Paper"},
        }
    )
    + '</script><link rel="canonical" href="https://paper.example/danes">',
}


def told(document):
    return document.title, document.publisher, document.url, document.published


@pytest.fixture
def read(tmp_path):
    def written(name, raw, sidecar=None):
        (tmp_path / name).write_bytes(raw)
        if sidecar:
            (tmp_path / name).with_suffix(".meta.json").write_text(json.dumps(sidecar))
        return read_document(tmp_path / name, tmp_path)

    return written


@pytest.mark.parametrize("head", HEADS)
def test_a_page_says_its_title_publisher_address_and_date(read, head):
    page = f'<html lang="en"><head>{HEADS[head]}</head><body>{BODY}'.encode()
    document = read("a.html", page)
    assert told(document) == (
        "Danes abroad",
        "The Paper",
        "https://paper.example/danes",
        "2024-10-16",
    )
    assert document.language == "en"


def test_the_sidecar_goes_before_what_a_page_says(read):
    page = f"<html><head>{HEADS['open graph']}</head><body>{BODY}".encode()
    said = {"title": "T", "publisher": "P", "url": "https://a.example/", "published": "2023"}
    assert told(read("a.html", page, said)) == tuple(said.values())


def test_a_date_anywhere_in_the_text_is_no_date_of_the_page(read):
    page = f"<html><body>{BODY}<p>On 3 May 2019 there were 13.</p></body></html>"
    assert read("a.html", page.encode()).published is None


def test_a_pdf_and_a_workbook_say_their_titles_and_not_the_day_they_were_made(read):
    out = io.BytesIO()
    SimpleDocTemplate(out, title="Danes abroad").build([Paragraph("Two Danes.", STYLE)])
    pdf = read("a.pdf", out.getvalue())
    assert (pdf.title, pdf.published) == ("Danes abroad", None)
    assert read("b.xlsx", workbook((("Peru", 12),))).published is None
