"""What a report of many documents takes to write, again after a change, and to open in Chromium.

Run by hand: `.venv/bin/python tests/benchmarks/report_large.py [documents] [failed checks]`. The
documents are those of data/raw under other names; of failed checks as many are kept as are asked
for. It is written, again with nothing changed, and again after CHANGED documents got other numbers,
each time by a process of its own: seconds are those of the processor, memory is its peak. Chromium
is the one in CHROMIUM or on the path.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from etl.answers import Answer, read_batch
from etl.documents import find_documents
from etl.frames import build_frames
from etl.reports import verdict_sentence, write_pages
from etl.snapshots import Run, rows, writing
from schemas.codes import GRAVE, FailOn
from schemas.records import Check

RAW = Path(__file__).parents[2] / "data/raw"
FAILED = GRAVE[FailOn.WARNING]
CHANGED = 5
NUMBER = re.compile(r"\b(\d{2,3})(\d)\b(?![-,./])")


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


def altered(raw: Path) -> None:
    """Other last digits of the numbers in the texts below a folder."""
    for path in raw.rglob("*.txt"):
        told = NUMBER.sub(lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}", path.read_text())
        path.write_text(told)


def load(
    warehouse: Path, raw: Path, copies: Iterable[int], failed: int, present: Iterable[int]
) -> None:
    """A snapshot in which these copies are as they are in `raw`."""
    answers = read_batch(find_documents(raw), raw).answers
    made = [copied(answers[copy % len(answers)], copy) for copy in copies]
    names = [answer.document.document for answer in answers]
    held = {named(names[copy % len(names)], copy) for copy in present}

    def kept() -> Iterator[Check]:
        left = failed
        for check in (c for a in made for c in a.checks):
            if check.severity not in FAILED or left:
                left -= check.severity in FAILED
                yield check

    frames = build_frames([a.document for a in made], (), [a.extraction for a in made], [*kept()])
    run = Run(str(failed), datetime(2026, 11, 26, 6, tzinfo=UTC), "1", "1", "v", "by hand")
    with writing(warehouse) as writer:
        writer.load(frames, held, run)
        writer.publish()


def write(warehouse: Path, folder: Path) -> None:
    """Write the report, and say what that took."""
    began = time.process_time()
    written, data = write_pages(rows(warehouse), folder)
    took, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{verdict_sentence(data)} {written.told or 'one page'}: {took:.1f} s, {peak / 1024:.0f} MB"
    )


def apart(step: str, *words: object) -> None:
    """Do one step in a process of its own."""
    subprocess.run([sys.executable, __file__, step, *map(str, words)], check=True)


def opened(index: Path) -> str:
    from playwright.sync_api import sync_playwright  # not needed, nor paid for, by what is measured

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
    print(f"{documents:,} documents, {failed:,} failed checks; processor time, peak of memory")
    with tempfile.TemporaryDirectory() as folder:
        warehouse, reports = Path(folder) / "warehouse", Path(folder) / "reports"
        apart("load", warehouse, documents, failed)
        for turn in ("first", "nothing changed", f"{CHANGED} documents changed"):
            print(f"{turn}: ", end="", flush=True)
            if turn.startswith(str(CHANGED)):
                apart("change", warehouse, documents)
            apart("write", warehouse, reports)
        index = max(reports.glob("*.html"), key=lambda path: path.stat().st_mtime_ns)
        print(f"index {index.stat().st_size / 1e6:.2f} MB, {opened(index)}")


def step(name: str, warehouse: Path, *words: str) -> None:
    if name == "write":
        write(warehouse, Path(words[0]))
    elif name == "load":
        copies = range(int(words[0]))
        load(warehouse, RAW, copies, int(words[1]), copies)
    else:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(shutil.copytree(RAW, Path(folder) / "raw"))
            altered(raw)
            copies = range(int(words[0]))
            changed = range(3, len(copies), len(copies) // CHANGED)
            load(warehouse, raw, changed, len(copies), copies)


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        step(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
    else:
        main(*(int(word) for word in (*sys.argv[1:3], *("10000", "2000")[len(sys.argv) - 1 :])))
