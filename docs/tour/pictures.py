"""docs/tour.md, done by a machine -> the pictures in it.

Run by hand after a change of the report: `.venv/bin/python docs/tour/pictures.py`. Works in a
temporary folder and needs Chromium and the development tools.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.documents import document_id  # noqa: E402
from flows.ingest import main as ingest  # noqa: E402

NOTE = "denmark/note.txt"
SLIP = "date 2024-10-16 In all 40 Danes are in prison abroad: 25 in Spain and 18 in Thailand.\n"
MENDED = SLIP.replace("18", "15")
COLOURS = 64
FLAGS = ["--no-sandbox", "--disable-gpu"]


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory(prefix="headcount-tour-") as folder:
        raw, warehouse = Path(folder) / "raw", Path(folder) / "warehouse"
        shutil.copytree(ROOT / "data/raw", raw)
        note = raw / NOTE
        note.parent.mkdir()
        for text in (SLIP, MENDED):
            note.write_text(text, "utf-8")
            ingest(["--raw", str(raw), "--warehouse", str(warehouse)])
        reports = [warehouse / f"reports/snapshot-{n}.html" for n in (1, 2)]
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = browser.new_page(viewport={"width": 960, "height": 520})
            before(page, reports[0])
            after(page, reports[1])
            browser.close()
    for picture in HERE.glob("*.png"):
        with Image.open(picture) as image:
            image.quantize(COLOURS).save(picture, optimize=True)


def before(page: Page, report: Path) -> None:
    """The report that names the slip: its head, the card, the text."""
    page.goto(report.as_uri())
    page.screenshot(path=HERE / "report.png")
    card = page.locator("#failed article.finding").filter(has_text=re.compile("Stated total 40"))
    card.screenshot(path=HERE / "card.png")
    text = page.locator(f"#doc-{document_id(NOTE)}")
    text.locator("summary").first.click()
    text.screenshot(path=HERE / "text.png")


def after(page: Page, report: Path) -> None:
    """The report in which it is resolved."""
    page.goto(report.as_uri())
    page.locator("header").first.screenshot(path=HERE / "resolved.png")


if __name__ == "__main__":
    main()
