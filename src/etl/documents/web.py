"""A saved page -> its article with lists and tables, its metadata, and the numbers that fell out.

What is article and what is furniture is told by trafilatura; nothing is fetched. Lists inside cells
and tables inside tables, which it loses, are made plain cells before it looks.
"""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml import etree, html

from etl.documents.losses import Shown, find_losses
from etl.documents.parsed import CONTENT, Format, Limits, Parsed, Place, Unparsable
from etl.documents.plain import decode
from etl.documents.sidecars import is_date
from etl.documents.visible import shown

CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
HEAD = 4096
BLOCKS = frozenset({"table", "ul", "ol", "dl", "div", "p", "br", "li", "tr", "h3", "h4"})
DATES = {"extensive_search": False, "original_date": True}
"""Only what the metadata say: a date found anywhere in the text may be that of another thing."""


def read_html(raw: bytes, limits: Limits, charset: str | None = None) -> Parsed:
    """Read a page; `charset` is what its HTTP or mail header said, if there was one."""
    declared = CHARSET.search(raw[:HEAD])
    text, guessed = decode(raw, charset or (declared[1].decode("ascii") if declared else None))
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if tree is None:
        raise Unparsable("is an empty page; put a text there or remove it")
    visible = list(shown(text))
    language = (tree.get("lang") or "").strip()
    headlines = [words for h1 in tree.iter("h1") if (words := _line(h1))]
    plain_cells(tree)
    lists_of_definitions(tree)
    marked_notes(tree)
    no_office_dates(tree)
    found: Any = trafilatura.bare_extraction(
        tree,
        favor_recall=True,
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={**DATES, "max_date": "2100-01-01"},
    )
    article = (found.text if found and not _too_deep(parser) else None) or _all_of(visible)
    article = "\n".join([*(line for line in headlines if line not in article), article])
    if not article.strip():
        raise Unparsable("shows no text; it may be made by a script, so save it from a browser")
    return Parsed(
        text=article,
        format=Format.HTML,
        encoding=guessed,
        metadata=_metadata(found, language),
        losses=find_losses(visible, article),
    )


def plain_cells(tree: Any) -> None:
    """Make each cell that holds lists, paragraphs or tables a plain one, innermost first."""
    for cell in reversed(list(tree.iter("td", "th"))):
        if any(element.tag in BLOCKS for element in cell.iterdescendants()):
            words = _parts(cell)
            tail = cell.tail
            cell.clear(keep_tail=False)
            cell.tail = tail
            cell.text = "; ".join(words)


def lists_of_definitions(tree: Any) -> None:
    """Make `term, definition` lists plain ones, whose items say both: "China: 99"."""
    for old in list(tree.iter("dl")):
        if (parent := old.getparent()) is None:
            continue
        new = etree.Element("ul")
        term = ""
        for entry in old.iter("dt", "dd"):
            words = _line(entry)
            if entry.tag == "dt":
                term = words
            else:
                etree.SubElement(new, "li").text = f"{term}: {words}" if term else words
        if len(new):
            new.tail = old.tail
            parent.replace(old, new)


def marked_notes(tree: Any) -> None:
    """Put brackets around raised numbers: a note's mark is no digit of what it stands at."""
    for mark in list(tree.iter("sup")):
        words = "".join(mark.itertext()).strip()
        if words and words[0].isdigit() and mark.getparent() is not None:
            for child in list(mark):
                mark.remove(child)
            mark.text = f"[{words}]"
            mark.drop_tag()


def no_office_dates(tree: Any) -> None:
    """Forget when an office program made or changed the page: that is when it was converted."""
    for meta in list(tree.iter("meta")):
        if (meta.get("name") or "").lower() in (
            "created",
            "changed",
        ) and meta.getparent() is not None:
            meta.getparent().remove(meta)


def _parts(cell: Any) -> list[str]:
    parts: list[str] = [""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element.tag in BLOCKS | {"td", "th"}:
                parts.append("")
            parts[-1] += element.text or ""
        elif element is not cell:
            if element.tag in BLOCKS | {"td", "th"}:
                parts.append("")
            parts[-1] += element.tail or ""
    return [words for words in (" ".join(part.split()) for part in parts) if words]


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _too_deep(parser: Any) -> bool:
    """Whether elements were left out of the tree because they are nested too deep."""
    return any("depth" in entry.message.lower() for entry in parser.error_log)


def _all_of(visible: list[Shown]) -> str:
    """The visible content line by line, for a page that has no article that can be told."""
    kept = CONTENT | {Place.LINK} - {Place.PICTURE}
    return "\n".join(" ".join(s.text.split()) for s in visible if s.place in kept)


def _metadata(found: Any, language: str) -> dict[str, str]:
    said = {"language": language}
    if found is not None:
        said |= {"title": found.title, "url": found.url, "publisher": found.sitename}
        if found.date and is_date(found.date):
            said["published"] = found.date
    return {field: value.strip() for field, value in said.items() if value and value.strip()}
