import gzip
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.documents import find_documents, read_document
from etl.sources import Outcome, Source, Wanted, by_host, listed, taken
from tests.site import tagged

PAGE = b"<html><body><p>In Peru %d Danes are in prison, the ministry says.</p></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>{1}</link><pubDate>{2}</pubDate></item>"


def outcomes(results):
    return [result.outcome for result in results]


def documents(desk):
    return [read_document(path, desk.raw) for path in find_documents(desk.raw)]


def test_a_new_page_is_a_document_with_its_sidecar(site, desk):
    site.pages["/world/danes.html"] = tagged(PAGE % 12)
    [result] = desk.collect(
        f"{site.url}/world/danes.html", publisher="The Paper", cites=("Agency",)
    )
    assert result.outcome is Outcome.NEW
    [document] = documents(desk)
    assert document.document == result.document
    assert document.document.startswith("paper/danes-")
    assert "12 Danes" in document.text
    assert (document.url, document.publisher) == (f"{site.url}/world/danes.html", "The Paper")
    assert (document.cites, len(document.retrieved)) == (("Agency",), 10)


def test_an_unchanged_page_is_asked_for_by_its_marks_and_not_sent_again(site, desk):
    site.pages["/a"] = tagged(PAGE % 12)
    assert outcomes(desk.collect(f"{site.url}/a") + desk.collect(f"{site.url}/a")) == [
        Outcome.NEW, Outcome.UNCHANGED,
    ]  # fmt: skip
    assert dict(site.asked)["/a"]["If-None-Match"] == '"1"'


def test_the_same_bytes_are_no_change_and_other_bytes_a_version_of_the_same_document(site, desk):
    site.pages["/a"] = PAGE % 12
    [new] = desk.collect(f"{site.url}/a")
    [same] = desk.collect(f"{site.url}/a")
    site.pages["/a"] = PAGE % 13
    [changed] = desk.collect(f"{site.url}/a")
    assert outcomes([new, same, changed]) == [Outcome.NEW, Outcome.UNCHANGED, Outcome.CHANGED]
    assert new.document == changed.document
    assert "13 Danes" in documents(desk)[0].text
    known = desk.store.known(f"{site.url}/a")
    assert desk.store.body(known.sha256) == PAGE % 13
    kept = [path for path in (desk.raw.parent / "collected/bodies").rglob("*") if path.is_file()]
    assert len(kept) == 2


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_vanished_keeps_its_last_version_and_says_so(site, desk, status):
    site.pages["/a"] = PAGE % 12
    desk.collect(f"{site.url}/a")
    site.pages["/a"] = (status, {}, b"<p>Not here, 99 Danes</p>")
    [result] = desk.collect(f"{site.url}/a")
    assert result.outcome is Outcome.VANISHED
    assert "the last version is kept" in result.message
    [document] = documents(desk)
    assert "12 Danes" in document.text
    since = desk.store.known(f"{site.url}/a").vanished
    assert (document.vanished, document.http_status) == (since[:10], status)
    assert outcomes(desk.collect(f"{site.url}/a")) == [Outcome.VANISHED]
    assert documents(desk) == [document]
    site.pages["/a"] = PAGE % 12
    assert outcomes(desk.collect(f"{site.url}/a")) == [Outcome.UNCHANGED]
    assert desk.store.known(f"{site.url}/a").vanished is None
    [document] = documents(desk)
    assert (document.vanished, document.http_status) == (None, None)


def test_a_sidecar_that_somebody_broke_is_left_to_them_until_the_page_changes(site, desk):
    site.pages["/a"] = PAGE % 12
    [result] = desk.collect(f"{site.url}/a")
    beside = (desk.raw / result.document).with_suffix(".meta.json")
    beside.write_text("{url: ")
    site.pages["/a"] = (410, {}, b"")
    assert outcomes(desk.collect(f"{site.url}/a")) == [Outcome.VANISHED]
    assert beside.read_text() == "{url: "
    site.pages["/a"] = PAGE % 13
    assert outcomes(desk.collect(f"{site.url}/a")) == [Outcome.CHANGED]
    assert documents(desk)[0].vanished is None


def test_a_file_that_somebody_removed_is_fetched_again(site, desk):
    site.pages["/a"] = tagged(PAGE % 12)
    desk.collect(f"{site.url}/a")
    for path in find_documents(desk.raw):
        path.unlink()
    desk.collect(f"{site.url}/a")
    assert "12 Danes" in documents(desk)[0].text


def test_one_address_that_fails_costs_no_other(site, desk):
    site.pages |= {"/a": PAGE % 12, "/bad": (500, {}, b""), "/b": PAGE % 13}
    addresses = [f"{site.url}/a", f"{site.url}/bad", "file:///etc/passwd", f"{site.url}/b"]
    assert outcomes(desk.collect(*addresses)) == [
        Outcome.NEW, Outcome.FAILED, Outcome.REFUSED, Outcome.NEW,
    ]  # fmt: skip
    assert len(documents(desk)) == 2


def test_no_name_in_an_address_leads_out_of_the_folder(site, desk):
    paths = ["/../../evil", "/%2e%2e/%2e%2e/evil", "/a%0ab", "/%00", "/" + "x" * 300, "/é", "/.."]
    for path in paths:
        desk.collect(f"{site.url}{path}")
    for path, _ in site.asked:
        site.pages[path] = PAGE % 12
    site.pages["/robots.txt"] = b""
    desk.collect(*(f"{site.url}{path}" for path in paths))
    files = [path.relative_to(desk.raw) for path in desk.raw.rglob("*") if path.is_file()]
    assert files
    assert all(path.parts[0] == "paper" and len(path.parts) == 2 for path in files)
    assert all(path.name.isascii() and path.name.isprintable() for path in files)


def test_a_page_sent_packed_is_stored_as_sent_and_read(site, desk):
    packed = gzip.compress(PAGE % 12)
    site.pages["/a"] = (200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, packed)
    desk.collect(f"{site.url}/a")
    assert "12 Danes" in documents(desk)[0].text


def look(desk, source):
    wanted, results = listed(source, desk.collector, desk.store)
    return [one.address for one in wanted], wanted, results


def test_a_feed_gives_what_matches_with_its_date(site, desk):
    day = "Wed, 16 Oct 2024 08:00:00 GMT"
    items = [("Danes in prison", "/a"), ("Weather", "/b"), ("Swedes detained", "/c")]
    body = "".join(ITEM.format(title, site.url + path, day) for title, path in items)
    site.pages["/rss"] = RSS.format(body).encode()
    site.pages |= {"/a": PAGE % 12, "/c": PAGE % 13}
    source = Source("paper", feed=f"{site.url}/rss", match="prison|detain")
    addresses, wanted, results = look(desk, source)
    assert addresses == [f"{site.url}/a", f"{site.url}/c"]
    assert outcomes(results) == [Outcome.NEW]
    list(desk.collector.collect(wanted))
    assert {document.published for document in documents(desk)} == {"2024-10-16"}


def test_what_fell_out_of_a_feed_is_looked_at_again_and_keeps_its_date(site, desk):
    item = ITEM.format("a", f"{site.url}/a", "Wed, 16 Oct 2024 08:00:00 GMT")
    site.pages |= {"/rss": RSS.format(item).encode(), "/a": PAGE % 12}
    source = Source("paper", feed=f"{site.url}/rss")
    list(desk.collector.collect(look(desk, source)[1]))
    site.pages |= {"/rss": RSS.format("").encode(), "/a": PAGE % 13}
    assert outcomes(desk.collector.collect(look(desk, source)[1])) == [Outcome.CHANGED]
    assert documents(desk)[0].published == "2024-10-16"


def test_an_unchanged_feed_is_read_from_the_store(site, desk):
    item = ITEM.format("a", f"{site.url}/a", "")
    site.pages["/rss"] = tagged(RSS.format(item).encode())
    source = Source("paper", feed=f"{site.url}/rss")
    first, second = look(desk, source), look(desk, source)
    assert first[0] == second[0] == [f"{site.url}/a"]
    assert outcomes(first[2] + second[2]) == [Outcome.NEW, Outcome.UNCHANGED]


def test_new_documents_of_one_go_are_bounded_and_the_others_come_later(site, desk):
    body = "".join(ITEM.format(n, f"{site.url}/{n}", "") for n in range(5))
    site.pages["/rss"] = RSS.format(body).encode()
    site.pages |= {f"/{n}": PAGE % n for n in range(5)}
    source = Source("paper", feed=f"{site.url}/rss", most=2)
    sizes = []
    for _ in range(3):
        _, wanted, _ = look(desk, source)
        list(desk.collector.collect(wanted))
        sizes.append(len(documents(desk)))
    assert sizes == [2, 4, 5]


def test_a_sitemap_and_an_index_that_names_itself(site, desk):
    entry = "<url><loc>{}</loc></url>".format(f"{site.url}/a")
    maps = "".join(
        f"<sitemap><loc>{site.url}{path}</loc></sitemap>" for path in ("/i.xml", "/m.gz")
    )
    site.pages["/i.xml"] = f"<sitemapindex>{maps}</sitemapindex>".encode()
    site.pages["/m.gz"] = gzip.compress(f"<urlset>{entry}</urlset>".encode())
    assert look(desk, Source("paper", sitemap=f"{site.url}/i.xml"))[0] == [f"{site.url}/a"]


def test_what_is_no_feed_is_a_failure_that_says_so(site, desk):
    site.pages["/rss"] = b"<html><p>Not here</p></html>"
    _, _, [result] = look(desk, Source("paper", feed=f"{site.url}/rss"))
    assert result.outcome is Outcome.FAILED
    assert "neither a feed nor a sitemap" in result.message


def test_a_folder_is_taken_in_and_what_it_no_longer_has_is_told(tmp_path, desk):
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.txt").write_text("Two Danes")
    (saved / "out.txt").symlink_to("/etc/passwd")
    source = Source("saved", folder=saved)
    first = list(taken(source, desk.collector, desk.store))
    assert outcomes(first) == [Outcome.NEW, Outcome.FAILED]
    (saved / "a.txt").unlink()
    assert Outcome.VANISHED in outcomes(taken(source, desk.collector, desk.store))
    [document] = documents(desk)
    assert document.text == "Two Danes"
    assert document.vanished
    assert document.http_status is None


def test_what_stands_beside_a_saved_file_comes_with_it(tmp_path, desk):
    saved = tmp_path / "saved"
    saved.mkdir()
    canonical = b'<html><head><link rel="canonical" href="https://paper.example/a"></head>'
    (saved / "a.html").write_bytes(canonical + PAGE % 12)
    source = Source("saved", folder=saved, publisher="Nobody")
    list(taken(source, desk.collector, desk.store))
    assert (documents(desk)[0].url, documents(desk)[0].publisher) == (
        "https://paper.example/a",
        "Nobody",
    )
    said = {"title": "Danes", "publisher": "The Paper", "cites": ["Agency"]}
    (saved / "a.meta.json").write_text(json.dumps(said))
    for _ in range(2):
        assert outcomes(taken(source, desk.collector, desk.store)) == [Outcome.UNCHANGED]
        [document] = documents(desk)
        assert (document.title, document.publisher, document.cites) == (
            "Danes",
            "The Paper",
            ("Agency",),
        )
    (saved / "a.meta.json").write_text("{title")
    [result] = taken(source, desk.collector, desk.store)
    assert result.outcome is Outcome.FAILED
    assert "a.meta.json" in result.message


def test_an_archive_of_several_pages_becomes_as_many_documents(tmp_path, desk):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n in (12, 13):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{n}", "response", io.BytesIO(PAGE % n), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-10-16T08:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())
    source = Source("crawl", archive=tmp_path / "a.warc.gz")
    assert outcomes(taken(source, desk.collector, desk.store)) == [Outcome.NEW] * 2
    told = {(d.url, d.retrieved) for d in documents(desk)}
    assert told == {(f"https://example.org/{n}", "2024-10-16") for n in (12, 13)}
    assert outcomes(taken(source, desk.collector, desk.store)) == [Outcome.UNCHANGED] * 2


def test_one_host_is_one_group_whatever_its_sources():
    source = Source("a")
    addresses = ["http://a.org/1", "http://b.org/1", "http://A.org/2", "http://a.org/1"]
    groups = by_host(Wanted(address, source) for address in addresses)
    assert [[one.address for one in group] for group in groups] == [
        ["http://a.org/1", "http://A.org/2"], ["http://b.org/1"],
    ]  # fmt: skip


COLLECT = """
import sys, json
from pathlib import Path
from etl.sources import Collector, Fetcher, Source, Store, Wanted
from tests.sources.conftest import HASTY

folder, *addresses = sys.argv[1:]
raw, store = Path(folder, "raw"), Store(Path(folder, "collected"))
raw.mkdir(exist_ok=True)
with Fetcher(HASTY) as fetcher:
    wanted = [Wanted(address, Source("paper")) for address in addresses]
    for result in Collector(raw, store, fetcher).collect(wanted):
        print(json.dumps([result.address, result.outcome, result.document]), flush=True)
"""


def test_killed_in_the_middle_nothing_that_was_acknowledged_is_lost(site, tmp_path):
    addresses = [f"{site.url}/{n}" for n in range(60)]
    site.pages |= {f"/{n}": PAGE % n for n in range(60)}
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", COLLECT, tmp_path, *addresses]
    acknowledged = {}
    for many in (3, 20, 40):
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) as run:
            for line in run.stdout:
                address, outcome, document = json.loads(line)
                if address in acknowledged:
                    assert (outcome, document) == ("unchanged", acknowledged[address])
                acknowledged[address] = document
                if len(acknowledged) >= many:
                    run.send_signal(signal.SIGKILL)
                    break
        for address, document in acknowledged.items():
            text = read_document(tmp_path / "raw" / document, tmp_path / "raw").text
            assert f"{address.rpartition('/')[2]} Danes" in text
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=root, text=True, check=True)
    assert len(done.stdout.splitlines()) == 60
    assert len(find_documents(tmp_path / "raw")) == 60
