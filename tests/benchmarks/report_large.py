"""How large a report of many documents gets, how long it takes to write, and to open in Chromium.

Run by hand: `.venv/bin/python tests/benchmarks/report_large.py [documents] [failed checks]`. The
documents are those of data/raw under other names; of failed checks as many are kept as are asked
for. Chromium is the one in CHROMIUM or on the path.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import sync_playwright

from etl.answers import Answer, read_batch
from etl.documents import find_documents
from etl.reports import ReportData, write_pages
from etl.vocabulary import load_vocabulary
from schemas.codes import GRAVE, FailOn

RAW = Path(__file__).parents[2] / "data/raw"
FAILED = GRAVE[FailOn.WARNING]


def named(word: str, copy: int) -> str:
    return hashlib.sha256(f"{word} {copy}".encode()).hexdigest()[:16]


def copied(answer: Answer, copy: int) -> Answer:
    """The same document under another name, with other keys."""
    document = answer.document
    name, title = f"{copy:06}/{document.document}", f"{document.title or document.document}, {copy}"
    own = named(document.document, copy)
    counts = tuple(
        replace(c, count_id=named(c.count_id, copy), document_id=own)
        for c in answer.extraction.counts
    )
    checks = tuple(
        replace(
            c,
            check_id=named(c.check_id, copy),
            document_id=own,
            total_id=c.total_id and named(c.total_id, copy),
            count_ids=tuple(named(count_id, copy) for count_id in c.count_ids),
        )
        for c in answer.checks
    )
    claims = tuple(
        replace(c, claim_id=named(c.claim_id, copy), document_id=own)
        for c in answer.extraction.claims
    )
    extraction = replace(answer.extraction, document_id=own, counts=counts, claims=claims)
    return Answer(
        replace(document, document=name, document_id=own, title=title), extraction, checks
    )


def large(documents: int, failed: int) -> ReportData:
    batch = read_batch(find_documents(RAW), RAW)
    answers = [copied(a, n) for n, a in enumerate(islice(cycle(batch.answers), documents))]

    def kept() -> Iterator[object]:
        left = failed
        for check in (c for a in answers for c in a.checks):
            if check.severity not in FAILED or left:
                left -= check.severity in FAILED
                yield check

    return ReportData(
        snapshot={"snapshot_id": 1, "created_at": "2026-11-26T06:00:00"},
        run={},
        documents=tuple(a.document for a in answers),
        counts=tuple(c for a in answers for c in a.extraction.counts),
        checks=tuple(kept()),
        claims=tuple(c for a in answers for c in a.extraction.claims),
        numbers={a.document.document_id: a.extraction.numbers for a in answers},
        countries=load_vocabulary().countries,
    )


def opened(index: Path) -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(index.as_uri())
        took = page.evaluate("performance.getEntriesByType('navigation')[0].duration")
        page.wait_for_function("document.getElementById('shown').textContent")
        ready = page.evaluate("performance.now()")
        began = time.perf_counter()
        page.fill("[name=search]", "total")
        said = page.inner_text("#shown")
        filtered = time.perf_counter() - began
        told = page.inner_text("#found-more") if page.locator("#found-more").count() else ""
        browser.close()
    opens = f"opens in {took / 1000:.2f} s, with its filters after {ready / 1000:.2f}"
    return f"{opens}; a search in {filtered:.2f} s: {said}. {told}"


def main(documents: int, failed: int) -> None:
    data = large(documents, failed)
    bad = sum(check.severity in FAILED for check in data.checks)
    print(f"{len(data.documents):,} documents, {len(data.checks):,} checks, {bad:,} failed")
    with tempfile.TemporaryDirectory() as folder:
        for turn in ("first", "second"):
            began = time.perf_counter()
            written = write_pages(data, Path(folder))
            print(f"{turn}: {written.told or 'one page'} in {time.perf_counter() - began:.0f} s")
        print(f"index {written.index.stat().st_size / 1e6:.2f} MB, {opened(written.index)}")


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:3], *("10000", "2000")[len(sys.argv) - 1 :])))
