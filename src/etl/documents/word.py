"""A .docx file -> its paragraphs, lists, tables and notes as text.

Layout is not read. Headers, footers, charts and diagrams are left out, and their numbers told as
lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from etl.documents.losses import Shown, find_losses
from etl.documents.parsed import Format, Limits, Parsed, Place, Unparsable
from etl.documents.zips import Members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
DRAWN = re.compile(r"word/(?:charts/chart|diagrams/data)[0-9]*\.xml")
PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", FALLBACK, f"{W}instrText"})
"""What a reader does not see: deleted words, doubles for old programs, codes of fields."""


def read_docx(raw: bytes, limits: Limits) -> Parsed:
    """Read a text document; raises Unparsable for a broken one or one that is too large."""
    with Members(raw, limits.unpacked_bytes) as members:
        body = xml(members.read("word/document.xml"))
        notes = [xml(members.read(name)) for name in NOTES if name in members.names]
        core = "docProps/core.xml"
        properties = xml(members.read(core)) if core in members.names else None
        edges = [n for n in members.names if n.startswith(("word/header", "word/footer"))]
        furniture = [xml(members.read(name)) for name in edges if name.endswith(".xml")]
        charts = [xml(members.read(n)) for n in members.names if DRAWN.fullmatch(n)]
    lines = [line for part in (body, *notes) for line in _lines(part)]
    text = "\n".join(lines)
    if not text.strip():
        raise Unparsable("holds no text; put a text there or remove it")
    seen = [Shown(_words(p), _place(p)) for part in (body, *notes) for p in part.iter(f"{W}p")]
    for part in furniture:
        without_page_numbers(part)
        seen += [Shown(_words(p), Place.FURNITURE) for p in part.iter(f"{W}p")]
    seen += [Shown(" ".join(chart.itertext()), Place.PICTURE) for chart in charts]
    seen = [stretch for stretch in seen if stretch.place is not Place.HIDDEN]
    said = {}
    if properties is not None:
        said = {"title": properties.findtext(TITLE), "language": properties.findtext(LANGUAGE)}
    metadata = {field: value.strip() for field, value in said.items() if value and value.strip()}
    return Parsed(text, Format.DOCX, metadata=metadata, losses=find_losses(seen, text))


def xml(raw: bytes) -> Any:
    """Parse one part; entities and document types, which an Office file never has, are refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unparsable(f"holds broken XML ({error}); save it again") from error
    if root.getroottree().docinfo.doctype:
        raise Unparsable("declares XML entities, which no Office file does; do not trust it")
    return root


def without_page_numbers(part: Any) -> None:
    """Empty the fields of a header or footer that number its pages: no number of the document."""
    code, shows = "", False
    for element in part.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}fldSimple" and PAGE_NUMBER.match(element.get(f"{W}instr", "")):
            for words in element.iter(f"{W}t"):
                words.text = ""
        elif element.tag == f"{W}instrText":
            code += element.text or ""
        elif element.tag == f"{W}t" and shows and PAGE_NUMBER.match(code):
            element.text = ""
        elif kind is not None:
            code, shows = "" if kind == "begin" else code, kind == "separate"


def _lines(root: Any) -> Iterator[str]:
    """Blocks in order: a paragraph a line, a list's item behind a dash, a table's row in bars."""
    for block in _blocks(root):
        if block.tag == f"{W}tbl":
            yield from _rows(block)
        elif words := _words(block).strip():
            yield f"- {words}" if block.find(f"{W}pPr/{W}numPr") is not None else words


def _blocks(root: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside of others left to these."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
            if element.tag == f"{W}p":
                stack.extend(reversed(list(_boxes(element))))
        elif element.tag not in SKIPPED:
            stack.extend(reversed(element))


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes that hang on a paragraph; each is read behind it."""
    for box in paragraph.iter(f"{W}txbxContent"):
        skipped = any(above.tag in SKIPPED for above in box.iterancestors())
        if not skipped and next(box.iterancestors(f"{W}p")) is paragraph:
            yield from box


def _rows(table: Any) -> Iterator[str]:
    for row in table.iterchildren(f"{W}tr"):
        cells = [_cell(cell) for cell in row.iterchildren(f"{W}tc")]
        yield "| " + " | ".join(cells) + " |"


def _cell(cell: Any) -> str:
    parts = (" ".join(_words(p).split()) for p in cell.iter(f"{W}p"))
    return "; ".join(part for part in parts if part).replace("|", "/")


def _words(paragraph: Any) -> str:
    """The words of a paragraph that a reader sees, without those of boxes and tables inside it."""
    words: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            words.append(element.text or "")
        elif element.tag == f"{W}tab":
            words.append("\t")
        elif element.tag in (f"{W}br", f"{W}cr"):
            words.append("\n")
        elif element.tag in (f"{W}noBreakHyphen", f"{W}softHyphen"):
            words.append("-" if element.tag.endswith("noBreakHyphen") else "")
        elif element.tag not in SKIPPED and element.tag not in (f"{W}txbxContent", f"{W}pPr"):
            stack.extend(reversed(element))
    return "".join(words)


def _place(paragraph: Any) -> Place:
    for above in paragraph.iterancestors():
        if above.tag in SKIPPED:
            return Place.HIDDEN
        if above.tag == f"{W}tc":
            return Place.TABLE
    return Place.TEXT
