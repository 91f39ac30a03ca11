"""data/raw -> a copy in a temporary folder, run twice, with one digit changed in between.

For somebody who wants to see what Headcount does before giving it documents; data/ stays as it is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from etl.cli import main as headcount
from flows.ingest import main as ingest

DOCUMENT = "ireland/2001-dail-answer.md"
SAID, CHANGED = "| **Total** | **905** |", "| **Total** | **895** |"


def demo(examples: Path, into: Path) -> int:
    """Ingest the examples, change a digit, ingest again, list what differs; the exit status."""
    raw, warehouse = into / "raw", into / "warehouse"
    shutil.copytree(examples, raw)
    options = ["--raw", str(raw), "--warehouse", str(warehouse)]

    told(f"1. All documents of {examples}, copied to {raw}, into a new warehouse")
    if status := ingest(options):
        return status

    changed = raw / DOCUMENT
    told(f"2. In {DOCUMENT}, “{SAID}” becomes “{CHANGED}”, less than its parts; run again")
    text = changed.read_text("utf-8")
    if SAID not in text:
        raise ValueError(f"{changed}: does not say “{SAID}”; mend SAID in {__file__}")
    changed.write_text(text.replace(SAID, CHANGED), "utf-8")
    if status := ingest(options):
        return status

    told("3. headcount diff 1 2: the counts that differ")
    status = headcount(["diff", "1", "2", "--format", "table", "--warehouse", str(warehouse)])

    told("4. headcount check: what the changed document says now")
    headcount(["check", str(changed), "--fail-on", "never"])
    print(
        f"\nThe report above can be opened in a browser. All of it is in {into}; remove it at will."
    )
    return status


def told(heading: str) -> None:
    """Print the heading of a step at once, since a step takes a while."""
    print(f"\n{heading}\n", flush=True)


if __name__ == "__main__":
    sys.exit(demo(Path("data/raw"), Path(tempfile.mkdtemp(prefix="headcount-demo-"))))
