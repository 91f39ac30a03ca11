"""Files made to harm: each is a reported failure in bounded time, and costs no other file."""

import gzip
import io
import json
import os
import resource
import threading
import time
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.answers import read_batch
from etl.documents import find_documents, take_in
from etl.documents.parsed import Limits, Unparsable
from etl.documents.readers import parse
from etl.documents.worker import Task, ask, parse_apart
from etl.errors import UnreadableDocument
from etl.settings import Settings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL = Settings(reader_seconds=2, max_unpacked_bytes=5_000_000)
LIMITS = Limits(20, 2_000_000_000, 1_000_000, 5_000_000)
LOL = (
    "<!DOCTYPE l ["
    + '<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def docx(words="", before="", **members):
    out = io.BytesIO()
    body = f'<w:document xmlns:w="{W}"><w:body>{words}</w:body></w:document>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", before + body)
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def said(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(*objects):
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def xlsx(words="", before="", padding=""):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as book,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in book.namelist():
            content = book.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                row = f'<row r="9"><c r="A9" t="inlineStr"><is><t>{words}</t></is></c></row>'
                content = before + content.replace("</sheetData>", f"{row}</sheetData>{padding}")
            archive.writestr(name, content)
    return out.getvalue()


def workbook():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(("Peru", 12))
    book.save(out)
    return out.getvalue()


def warc(body):
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.org\r\n"
    head += b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    said = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
    return gzip.compress(head % len(said) + said + b"\r\n\r\n")


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
HARMFUL = {
    "bomb.docx": docx(said("A" * 50_000_000)),
    "bomb.txt.gz": gzip.compress(b"0" * 100_000_000),
    "bomb.xlsx": xlsx(padding=f"<!--{'A' * 50_000_000}-->"),
    "bomb.warc.gz": warc(b"0" * 100_000_000),
    "entities.xlsx": xlsx("&i;", before=LOL),
    "dolls.txt.gz": gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"Danes")))),
    "entities.docx": docx(said("&i;"), before=LOL),
    "outside.docx": docx(said("&a;"), '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "deep.docx": docx("<w:p>" * 50_000 + "</w:p>" * 50_000),
    "loop.pdf": pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1000000>>"),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<</Type",
    "cut.docx": docx(said("Two Danes"))[:-30],
    "empty.zip.docx": b"PK\x05\x06" + bytes(18),
    "cut.txt.gz": gzip.compress(b"Two Danes")[:-9],
    "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 2",
    "slow.html": b"<html><body>" + b"<a<" * 1_000_000,
    "letters.eml": b"Content-Type: message/rfc822\r\n\r\n" * 500 + b"Subject: in\r\n\r\nTwo Danes",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_is_a_failure_in_bounded_time_and_the_next_one_is_read(tmp_path, name):
    (tmp_path / name).write_bytes(HARMFUL[name])
    (tmp_path / "zzz.html").write_text("<html><body><p>In Peru 12 Danes are in prison.</p>")
    began = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        take_in(tmp_path / name, tmp_path, SMALL)
    assert time.monotonic() - began < 15
    assert str(caught.value).startswith(f"{name}: ")
    assert len(str(caught.value)) < 500
    assert "12 Danes" in take_in(tmp_path / "zzz.html", tmp_path).document.text


def test_in_a_batch_the_harmful_are_failures_and_the_others_documents(tmp_path):
    for name in ("cut.pdf", "entities.docx", "loop.pdf"):
        (tmp_path / name).write_bytes(HARMFUL[name])
    (tmp_path / "a.docx").write_bytes(docx(said("In Peru 12 Danes are in prison.")))
    batch = read_batch(find_documents(tmp_path), tmp_path)
    assert [answer.document.document for answer in batch.answers] == ["a.docx"]
    assert {failure.document for failure in batch.failures} == {
        "cut.pdf", "entities.docx", "loop.pdf",
    }  # fmt: skip


def test_members_of_a_zip_lead_nowhere(tmp_path):
    outside = tmp_path.parent / "led-outside.txt"
    members = {"../led-outside.txt": "x", str(outside): "x"}
    path = tmp_path / "raw/a.docx"
    path.parent.mkdir()
    path.write_bytes(docx(said("Two Danes"), **members))
    assert take_in(path, path.parent).document.text == "Two Danes"
    assert sorted(tmp_path.rglob("*")) == [path.parent, path]
    assert not outside.exists()


def test_a_page_nested_a_hundred_thousand_deep_is_read(tmp_path):
    deep = "<div>" * 100_000 + "<p>77 Danes are in prison in Peru.</p>"
    (tmp_path / "a.html").write_text(f"<html><body>{deep}")
    assert take_in(tmp_path / "a.html", tmp_path).document.text.startswith("77 Danes")


def test_five_hundred_megabytes_are_refused_before_any_reader_sees_them(tmp_path):
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(500_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableDocument, match="500,000,000 bytes, limit 20,000,000"):
        take_in(tmp_path / "a.pdf", tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_reader_that_needs_too_much_memory_is_stopped():
    few = Limits(20, 300_000_000, 100_000_000, 500_000_000)
    page = b"<html><body>" + b"<p>77 Danes</p>" * 1_000_000
    with pytest.raises(Unparsable, match=r"bytes of memory|reader crash|cannot be read"):
        parse_apart(page, "a.html", few)


def test_a_worker_that_is_killed_costs_only_its_file():
    from etl.documents import worker

    worker._end_all()
    page = b"<html><body>" + b"<a<" * 1_000_000
    failed = []

    def read():
        with pytest.raises(Unparsable) as caught:
            parse_apart(page, "a.html", LIMITS)
        failed.append(str(caught.value))

    thread = threading.Thread(target=read)
    thread.start()
    [child] = _children(until=1)
    os.kill(child, 9)
    thread.join(20)
    assert failed == ["makes its reader crash (signal 9); do not trust it"]
    assert "12" in parse_apart(b"<html><body><p>12 Danes</p>", "b.html", LIMITS).text


def _children(until):
    """Processes of workers, once there are as many."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:
            own = [int(child) for child in file.read().split()]
        for thread in os.listdir("/proc/self/task"):
            with open(f"/proc/self/task/{thread}/children") as file:
                own += [int(child) for child in file.read().split()]
        found = [child for child in set(own) if b"sandbox" in _command(child)]
        if len(found) >= until:
            return found
    raise AssertionError("no worker came up")


def _command(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read()
    except OSError:
        return b""


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Two Danes " * 100_000)
    stop = threading.Event()

    def write():
        while not stop.is_set():
            with path.open("ab") as file:
                file.write(b"more ")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        refused = []
        while not refused:
            try:
                text = take_in(path, tmp_path).document.text
                assert text.endswith(("more ", "Danes "))
            except UnreadableDocument as error:
                refused.append(str(error))
    finally:
        stop.set()
        thread.join()
    assert refused[0].startswith("a.txt: changed while it was read")


def test_formulas_and_addresses_in_a_table_stay_words(tmp_path):
    (tmp_path / "a.csv").write_text("Country,Prisoners\n\"=cmd|' /C calc'!A0\",12\n@SUM(A1),7\n")
    text = take_in(tmp_path / "a.csv", tmp_path).document.text
    assert "| =cmd/' /C calc'!A0 | 12 |" in text


PAGE = b"<html lang=en><body><table><tr><td>Peru<td><ul><li>12</table><dl><dt>a<dd>1<sup>2"
MAIL = b"From: a@b.c\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n12\r\n--x--"
ARCHIVE = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 50\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
PAGES = (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R>>")
FEED = b"<rss version='2.0'><channel><item><link>http://a.org</link></item></channel></rss>"
SITEMAP = (
    b"<urlset xmlns='http://www.sitemaps.org/schemas'><url><loc>http://a.org</loc></url></urlset>"
)
SEEDS = [
    ("a.txt", b"In Peru 12 D\xc3\xa4nes are in prison"),
    ("a.html", PAGE),
    ("a.docx", docx(said("Two Danes"))),
    ("a.pdf", pdf(CATALOG, *PAGES)),
    ("a.csv", b'a,"b\n1;2\t3'),
    ("a.eml", MAIL),
    ("a.txt.gz", gzip.compress(b"Two Danes")),
    ("a.warc", ARCHIVE),
    ("a.warc.gz", warc(b"Two Danes")),
    ("a.xlsx", workbook()),
]


def outcome(read, raw, name, limits=LIMITS):
    """What the text says, and why there is none."""
    try:
        return read(raw, name, limits).text, ""
    except Unparsable as error:
        return "", str(error)


@pytest.mark.parametrize(("name", "seed"), SEEDS, ids=[name for name, _ in SEEDS])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bytes_changed_anywhere_give_a_text_or_a_refusal_and_never_end_the_worker(name, seed, data):
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw)))
        new = data.draw(st.binary(max_size=6))
        raw[at : at + data.draw(st.integers(0, 6))] = new
    said, refused = outcome(parse_apart, bytes(raw), name)
    assert "crash" not in refused
    assert "longer" not in refused
    assert "\0" not in said
    assert said.encode() or refused


@pytest.mark.parametrize("seed", [FEED, SITEMAP], ids=["feed", "sitemap"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_feed_changed_anywhere_gives_links_or_a_refusal(seed, data):
    at, cut = data.draw(st.integers(0, len(seed))), data.draw(st.integers(0, 12))
    new = data.draw(st.binary(max_size=12))
    try:
        links = json.loads(ask(Task.LINKS, seed[:at] + new + seed[at + cut :], LIMITS))
    except Unparsable as error:
        said = str(error)
    else:
        said = "" if isinstance(links, list) else "no list"
    assert "crash" not in said
    assert said != "no list"


def test_readers_say_what_is_wrong_rather_than_raise_what_their_libraries_do():
    for name, seed in SEEDS:
        for cut in range(0, len(seed), max(1, len(seed) // 25)):
            assert any(outcome(parse, seed[:cut], name))


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel><item><link>&i;</link></item></channel></rss>",
        "<urlset><url><loc>http://a.org/&i;</loc></url></urlset>",
    ],
)
def test_a_feed_of_entities_is_refused_or_stays_small(feed):
    try:
        answer = ask(Task.LINKS, (LOL + feed).encode(), LIMITS)
    except Unparsable:
        return
    assert len(answer) < 10_000


def test_a_pdf_whose_forms_draw_each_other_is_read_or_refused_in_bounded_time():
    draws = b"/X Do /X Do BT /F 12 Tf (12 Danes) Tj ET"
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length %d>>"
    )
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R"
        b"/Resources<</XObject<</X 4 0 R>>%b>>>>"
    )
    stream = b"%b\nstream\n%b\nendstream"
    raw = pdf(
        CATALOG, PAGES[0], page % font, stream % (form % len(draws), draws),
        stream % (b"<</Length %d>>" % len(draws), draws),
    )  # fmt: skip
    began = time.monotonic()
    said, refused = outcome(parse_apart, raw, "a.pdf", replace(LIMITS, seconds=2))
    assert "12 Danes" in said or refused
    assert "crash" not in refused
    assert time.monotonic() - began < 15
