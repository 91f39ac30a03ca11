"""Each format, made of known texts by independent programs: the counts are those of the text."""

import gzip
import io
from email.message import EmailMessage
from html import escape

import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.documents import take_in
from etl.documents.parsed import Format
from tests.documents.test_tables import STYLE, workbook

NAMES = ("undated-foi-list", "2024-rebel-news", "2001-dail-answer")


@pytest.fixture(params=NAMES)
def text_and_counts(request, known):
    return known[request.param]


def page(text):
    """A page as a newspaper has it, with furniture around the article."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line.strip())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Known</title></head>'
        '<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article>'
        f"{paragraphs}</article></main><footer>The Paper</footer></body></html>"
    ).encode()


def message(text, *attachments):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Ministry <press@example.org>", "Answer to your question"
    mail.set_content(text, cte="quoted-printable")
    for raw, kind, name in attachments:
        mail.add_attachment(raw, maintype=kind[0], subtype=kind[1], filename=name)
    return mail.as_bytes()


def archive(body, zipped=False, count=1):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for n in range(count):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        headers.protocol = "HTTP/1.1"
        date = {"WARC-Date": "2024-10-16T08:00:00Z"}
        address = f"https://example.org/{n}"
        writer.write_record(
            writer.create_warc_record(
                address, "response", io.BytesIO(body), http_headers=headers, warc_headers_dict=date
            )
        )
    return out.getvalue()


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_what_pandoc_writes(text_and_counts, made_by, same_counts, suffix):
    text, counts = text_and_counts
    same_counts(f"made.{suffix}", made_by("pandoc", text, suffix), counts)


@pytest.mark.parametrize(("suffix", "source"), [("pdf", "docx"), ("html", "docx"), ("docx", "odt")])
def test_what_libreoffice_writes(text_and_counts, made_by, same_counts, suffix, source):
    text, counts = text_and_counts
    same_counts(f"made.{suffix}", made_by("soffice", text, suffix, source), counts)


def test_what_reportlab_writes(text_and_counts, same_counts):
    text, counts = text_and_counts
    out = io.BytesIO()
    story = [Paragraph(escape(line), STYLE) for line in text.splitlines() if line.strip()]
    SimpleDocTemplate(out).build(story)
    intake = same_counts("made.pdf", out.getvalue(), counts)
    assert intake.document.pages == 1


def test_what_pandoc_writes_as_markdown(text_and_counts, made_by, same_counts):
    text, counts = text_and_counts
    same_counts("made.md", made_by("pandoc", text, "md"), counts)


def test_a_message_that_mpack_writes(text_and_counts, made_by, same_counts):
    text, counts = text_and_counts
    intake = same_counts("made.eml", made_by("mpack", text.encode(), "answer.txt"), counts)
    assert intake.document.title == "Answer to your question"


def test_a_file_that_gzip_compresses(text_and_counts, made_by, same_counts):
    text, counts = text_and_counts
    same_counts("made.txt.gz", made_by("gzip", text.encode()), counts)


def test_a_page_that_wget_archives(text_and_counts, made_by, same_counts):
    """With records of wget's own, about itself, which are no documents."""
    text, counts = text_and_counts
    intake = same_counts("made.warc.gz", made_by("wget", page(text)), counts)
    assert intake.document.url.startswith("http://127.0.0.1:")


def test_a_page_with_furniture(text_and_counts, same_counts):
    text, counts = text_and_counts
    intake = same_counts("made.html", page(text), counts)
    assert "World" not in intake.document.text
    assert intake.document.language == "en"


def test_a_message(text_and_counts, same_counts):
    text, counts = text_and_counts
    intake = same_counts("made.eml", message(text), counts)
    assert intake.document.title == "Answer to your question"
    assert intake.document.publisher == "The Ministry"


@pytest.mark.parametrize("inner", ["txt", "html"])
def test_a_compressed_file(text_and_counts, same_counts, inner):
    text, counts = text_and_counts
    raw = page(text) if inner == "html" else text.encode()
    same_counts(f"made.{inner}.gz", gzip.compress(raw), counts)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_web_archive_of_one_page(text_and_counts, same_counts, zipped):
    text, counts = text_and_counts
    name = "made.warc.gz" if zipped else "made.warc"
    intake = same_counts(name, archive(page(text), zipped), counts)
    assert intake.document.url == "https://example.org/0"
    assert intake.document.retrieved == "2024-10-16"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_a_text_in_another_encoding(text_and_counts, same_counts, encoding):
    text, counts = text_and_counts
    text = f"{text}\nThe Dáil – in Málaga and Besançon."
    intake = same_counts("made.txt", text.encode(encoding), counts)
    assert intake.document.text == text
    assert intake.encoding == (encoding if encoding == "windows-1252" else None)


def test_a_message_with_a_page_and_a_pdf_attached(known, made_by, tmp_path):
    from etl.documents import page_of

    (one, _), (two, _), _ = known.values()
    mail = message(
        "See below.",
        (made_by("soffice", one, "pdf"), ("application", "pdf"), "list.pdf"),
        (page(two), ("text", "html"), "news.html"),
        (b"\x89PNG", ("image", "png"), "logo.png"),
    )
    (tmp_path / "a.eml").write_bytes(mail)
    intake = take_in(tmp_path / "a.eml", tmp_path)
    text = intake.document.text
    assert text.index("See below.") < text.index("list.pdf") < text.index("news.html")
    assert page_of(text, text.index("See below.")) < page_of(text, text.index("news.html"))
    assert [loss.context for loss in intake.losses] == [
        "attachment logo.png: is a picture; put its text there"
    ]


def test_a_web_archive_of_several_pages_says_how_to_take_it_in(tmp_path):
    from etl.documents import read_document
    from etl.errors import UnreadableDocument

    (tmp_path / "a.warc").write_bytes(archive(page("Two Danes"), count=3))
    with pytest.raises(UnreadableDocument, match=r"web archive of 3 documents; name it as an arch"):
        read_document(tmp_path / "a.warc", tmp_path)


def test_a_file_is_read_as_what_it_is_and_not_as_what_it_is_called(known, tmp_path):
    text, _ = known["2024-rebel-news"]
    out = io.BytesIO()
    SimpleDocTemplate(out).build([Paragraph("Two Danes are in prison.", STYLE)])
    called = {
        "pdf.txt": out.getvalue(),
        "page.pdf": page(text),
        "packed.html": gzip.compress(page(text)),
        "archive.md": archive(page(text)),
        "sheet.docx": workbook((("Peru", 12),)),
    }
    formats = {}
    for name, raw in called.items():
        (tmp_path / name).write_bytes(raw)
        formats[name] = take_in(tmp_path / name, tmp_path).format
    assert formats == {
        "pdf.txt": Format.PDF,
        "page.pdf": Format.HTML,
        "packed.html": Format.HTML,
        "archive.md": Format.WARC,
        "sheet.docx": Format.XLSX,
    }
