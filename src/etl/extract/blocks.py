"""Text -> blocks: sentences of running text, lines of lists, rows of tables, with their offsets.

Layout only: what a table's column or a heading means is decided by `tables` and `discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from etl.extract.grids import Cell, Grids, Span


class BlockKind(StrEnum):
    """What a piece of text looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Block(NamedTuple):
    """One paragraph, list item, heading or table."""

    kind: BlockKind
    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Cells of a table, row by row; empty for running text."""
    indent: int = 0
    marker: str = ""
    """The letter or number of a list item: "a" for "(a)"."""


_BULLET = re.compile(r"[ \t]*(?:[-*•–—·▪◦o>]+|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])[ \t]+")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "rev",
        "hon",
        "sen",
        "rep",
        "gov",
        "st",
        "no",
        "nos",
        "vol",
        "fig",
        "approx",
        "ca",
        "c",
        "al",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mt",
        "ft",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "messrs",
        "p",
        "pp",
        "art",
        "para",
        "md",
        "art",
        "e",
        "g",
        "i",
    ]
)


def blocks(text: str) -> list[Block]:
    """Cut `text` into blocks, in order."""
    lines = list(_lines(text))
    grids = Grids(text, lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        grid = grids.at(i)
        if grid is not None:
            out.append(Block(BlockKind.TABLE, grid.start, grid.end, grid.rows))
            i = grid.next_line
            continue
        start, end = lines[i]
        i += 1
        if not text[start:end].strip():
            continue
        while i < len(lines) and _continues(text, (start, end), lines[i]):
            end = lines[i].end
            i += 1
        out.append(_block(text, start, end))
    return out


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the sentences of text[start:end]; a semicolon does not end one."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop = match.start()
        if text[stop] == "." and _abbreviated(text, begin, stop, match.end(), end):
            continue
        yield from _bounded(text, begin, match.start(1) if match.group(1) else stop + 1)
        begin = match.end()
    if begin < end:
        yield from _bounded(text, begin, end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut what has no stop for too long, at a mark or a blank: reading a sentence is not linear."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cuts = (text.rfind(mark, start + LONGEST_SENTENCE // 2, limit) + 1 for mark in _CUTS)
        cut = next((cut for cut in cuts if cut > 0), limit)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


LONGEST_SENTENCE = 1500
"""In characters; the longest of real texts, lists of forty countries, have about a thousand."""
_CUTS = ("\n", ";", ",", " ")


_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*()\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9•@-])")


def _abbreviated(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    word_start = stop
    floor = max(begin, stop - LONGEST_WORD)
    while word_start > floor and (text[word_start - 1].isalpha() or text[word_start - 1] == "."):
        word_start -= 1
    word = text[word_start:stop]
    if not word:
        # "1. Visitors": a numbered item is no sentence of its own
        return stop - begin <= 3 and text[begin:stop].strip().isdigit()
    following = text[after : min(end, after + 1)]
    if word.lower() in _ABBREVIATIONS:
        return True
    if "." in word:  # U.S. and the like end a sentence only before a word that begins one
        return following.isdigit() or not _BEGINS.match(text, after, end)
    return len(word) == 1 and word.isupper() and word != "I"


LONGEST_WORD = 20
_BEGINS = re.compile(
    r"(?:The|In|It|He|She|They|But|And|A|An|Of|At|This|These|Those|For|On|As|By|No|There|We|His|Her|Its|Their|From|According|While|When|If|All|One|Two|Three|Some)\b"
)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield Span(start, end)
        start = end + 1


def _continues(text: str, so_far: tuple[int, int], following: Span) -> bool:
    """Tell whether a line is the rest of a hard-wrapped paragraph."""
    start, end = so_far
    last_line = text.rfind("\n", start, end) + 1 or start
    first = text[following.start : following.start + 1]
    return end - last_line >= 60 and first.islower() and text[end - 1 : end] not in ".:!?"


def _block(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    bullet = _BULLET.match(line)
    indent = len(line) - len(line.lstrip())
    stripped = line.strip()
    if bullet and bullet.end() < len(line):
        marker = "".join(c for c in bullet.group() if c.isalnum())
        return Block(BlockKind.ITEM, start + bullet.end(), end, indent=indent, marker=marker)
    if len(stripped) <= 110 and stripped[-1] not in ".;,!" and "|" not in stripped:
        return Block(BlockKind.HEADING, start, end, indent=indent)
    return Block(BlockKind.PARAGRAPH, start, end, indent=indent)
