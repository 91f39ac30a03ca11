"""Reports opened in Debian's Chromium; skipped where there is none."""

import os
import shutil

import pytest

from etl.reports import render_html
from tests.reports.conftest import document, report

__all__ = ["document", "report"]

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")  # while it is open an event loop runs, which Prefect's tests notice
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or set CHROMIUM to its path")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """opened(data, width=..., color_scheme=...) -> the report's page.

    `page.heard` has each console message and error, `page.asked` each address that was asked for.
    """
    contexts = []

    def make(data, hash="", width=1200, **context):
        path = tmp_path / "report.html"
        path.write_text(data if isinstance(data, str) else render_html(data), encoding="utf-8")
        size = {"width": width, "height": 900}
        contexts.append(chromium.new_context(viewport=size, **context))
        page = contexts[-1].new_page()
        page.heard, page.asked = [], []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"file://{path}{hash}")
        return page

    yield make
    for context in contexts:
        context.close()
