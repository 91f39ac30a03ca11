"""How many documents a second each format gives, and which library the time goes to.

Run by hand: `.venv/bin/python tests/benchmarks/intake_speed.py [documents]`. The documents are
those of data/raw; a worker reads them as in earnest, and the shares are of a profile of the same
readers.
"""

from __future__ import annotations

import cProfile
import gzip
import io
import pstats
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

import openpyxl
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.documents import find_documents, limits, read_document
from etl.documents.readers import parse
from etl.documents.worker import parse_apart
from etl.settings import DEFAULTS

RAW = Path(__file__).parents[2] / "data/raw"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROWS = [("Country", "Prisoners"), *((f"Country {n}", n * 37) for n in range(40))]


def html(text: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS)
    return f"<html><body><nav>Top 10</nav><article>{body}<table>{rows}</table>".encode()


def docx(text: str) -> bytes:
    lines = "".join(f"<w:p><w:r><w:t>{escape(x)}</w:t></w:r></w:p>" for x in text.splitlines())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        body = f'<w:document xmlns:w="{W}"><w:body>{lines}</w:body></w:document>'
        file.writestr("word/document.xml", body)
    return out.getvalue()


def pdf(text: str, style: list[object] | None = None) -> bytes:
    out = io.BytesIO()
    normal = getSampleStyleSheet()["Normal"]
    story = [Paragraph(escape(line), normal) for line in text.splitlines() if line]
    SimpleDocTemplate(out).build([*story, Table([[a, str(b)] for a, b in ROWS], style=style or [])])
    return out.getvalue()


def ruled(text: str) -> bytes:
    return pdf(text, [("GRID", (0, 0), (-1, -1), 1, colors.black)])


def xlsx(text: str) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS * 10:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def csv(text: str) -> bytes:
    return "\n".join(f"{a},{b}" for a, b in ROWS * 10).encode()


def eml(text: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "press@example.org"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html(text).decode(), subtype="html")
    return mail.as_bytes()


def warc(text: str) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    said = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    body = io.BytesIO(html(text))
    record = writer.create_warc_record("http://example.org", "response", body, http_headers=said)
    writer.write_record(record)
    return out.getvalue()


def zipped(text: str) -> bytes:
    return gzip.compress(html(text))


MAKERS: dict[str, Callable[[str], bytes]] = {
    "a.html": html, "a.docx": docx, "a.pdf": pdf, "ruled.pdf": ruled, "a.xlsx": xlsx,
    "a.csv": csv, "a.eml": eml, "a.html.gz": zipped, "a.warc.gz": warc,
}  # fmt: skip


def shares(profile: cProfile.Profile) -> str:
    """The libraries that take most of the time; what is written in C belongs to its caller."""
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if file == "~":
            for (caller, _, _), (_, _, part, _) in callers.items():
                spent[library(caller)] += part
        else:
            spent[library(file)] += own
    whole = sum(spent.values())
    return ", ".join(f"{name} {part / whole:.0%}" for name, part in spent.most_common(4))


def library(file: str) -> str:
    if "site-packages/" in file:
        return file.partition("site-packages/")[2].partition("/")[0]
    return "ours" if "/etl/" in file else "Python's own"


def main(many: int) -> None:
    texts = [read_document(path, RAW).text for path in find_documents(RAW)]
    allowed = limits(DEFAULTS)
    for name, make in MAKERS.items():
        files = [make(texts[n % len(texts)]) for n in range(many)]
        parse_apart(files[0], name, allowed)  # the worker has its libraries now
        began = time.perf_counter()
        for raw in files:
            parse_apart(raw, name, allowed)
        seconds = time.perf_counter() - began
        parse(files[0], name, allowed)
        with cProfile.Profile() as profile:
            for raw in files:
                parse(raw, name, allowed)
        size = sum(map(len, files)) / 1e6
        rate = f"{many / seconds:7,.0f} documents/s {size / seconds:6.2f} MB/s"
        print(f"{name:10} {rate}   {shares(profile)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
