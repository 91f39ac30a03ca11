"""Text -> blocks: sentences of running text, lines of lists, rows of tables, with their offsets.

Layout only: what a table's column or a heading means is decided by `tables` and `discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from etl.extract.grids import Grids
from etl.extract.row_cells import Cell, Span

LONGEST_SENTENCE = 1500
"""In characters; the longest of real texts, lists of forty countries, have about a thousand."""
LONGEST_WORD = 20
"""In characters, before a stop: a longer one is no abbreviation."""
LONGEST_HEADING = 110
"""In characters; a longer line is a paragraph."""
WRAPPED = 60
"""In characters: a line at least as long may go on in the next one."""

_PIPED = re.compile(r"\|[^\w|]{0,3}[0-9]")
"""A figure in a cell of its own: a row, where "PERU | Monthly bulletin" is a heading."""
_BULLET = re.compile(
    r"[ \t]*(?:[-*•–—·▪◦o>]+|\+(?=[ \t]+[A-Z])|"
    r"\(?[0-9]{1,2}[.)]|\(?(?:[a-z]|i{1,3}|iv|vi{1,3}|ix)[.)])[ \t]+"
)
_SECTION = re.compile(
    r"[ \t]*(?:[0-9]{1,2}(?:\.[1-9]){1,2}|[A-Z]\.[0-9]{1,2})\.?[ \t]+(?=[A-ZÀ-Þ])(?!(?:M|B)illion)"
)
"""The number of a section, which is none of its words: "3.1 Peru", "C.2 All others"."""
_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9•@-])")
"""The end of a sentence, up to what may begin the next; a set first is what is searched fastest."""
_BEGINS = re.compile(
    r"(?:The|In|It|He|She|They|But|And|A|An|Of|At|This|These|Those|For|On|As|By|No|There|We|His|Her"
    r"|Its|Their|From|According|While|When|If|All|One|Two|Three|Some)\b"
)
"""Words that begin a sentence, behind an abbreviation with stops of its own: "U.S. The"."""
_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "lt", "sgt"),  # before a name
        *("rev", "hon", "sen", "rep", "gov", "messrs"),
        *("jan", "feb", "mar", "apr", "jun", "jul"),  # in a date
        *("aug", "sep", "sept", "oct", "nov", "dec"),
        *("st", "no", "nos", "vol", "fig", "p", "pp", "art", "para"),  # before a number
        *("dept", "mt", "ft", "md"),  # or of a place
        *("approx", "c", "ca", "al", "vs", "rs", "etc", "e", "g", "i", "e.g", "i.e"),  # elsewhere
        *("inc", "ltd", "corp", "co"),
    )
)
"""Words behind which a stop ends no sentence."""
_CUTS = ("\n", ";", ",", " ")
"""Where a sentence that is too long is cut, the best first."""


class BlockKind(StrEnum):
    """What a piece of text looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Block(NamedTuple):
    """One paragraph, list item, heading or table: text[start:end]."""

    kind: BlockKind
    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Cells of a table, row by row; empty for running text."""
    marker: str = ""
    """The letter or number of a list item: "a" for "(a)"."""


def blocks(text: str) -> list[Block]:
    """Cut `text` into blocks, in order and in linear time; blank lines belong to none."""
    lines = list(_lines(text))
    grids = Grids(text, lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        if lines[i].start == lines[i].end:
            i += 1
            continue
        grid = grids.at(i)
        if grid is not None:
            out.append(Block(BlockKind.TABLE, grid.start, grid.end, grid.rows))
            i = grid.next_line
            continue
        start, end = lines[i]
        i += 1
        if not text[start:end].strip():
            continue
        while (
            i < len(lines) and _continues(text, Span(start, end), lines[i]) and grids.at(i) is None
        ):
            end = lines[i].end
            i += 1
        out.append(_block(text, start, end))
    return out


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield Span(start, end)
        start = end + 1


def _continues(text: str, so_far: Span, following: Span) -> bool:
    """Tell whether a line is the rest of a hard-wrapped paragraph."""
    if not text[following.start : following.start + 1].islower():
        return False
    last_line = text.rfind("\n", so_far.start, so_far.end) + 1 or so_far.start
    open_ended = text[so_far.end - 1 : so_far.end] not in ".:!?"
    return so_far.end - last_line >= WRAPPED and open_ended


def _block(text: str, start: int, end: int) -> Block:
    """Tell an item from a heading, a line without a full stop, and from a paragraph."""
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        marker = "".join(c for c in bullet.group() if c.isalnum())
        return Block(BlockKind.ITEM, bullet.end(), end, marker=marker)
    section = _SECTION.match(text, start, end)
    start = section.end() if section else start
    line = text[start:end].strip()
    if len(line) <= LONGEST_HEADING and line[-1] not in ".;,!" and not _PIPED.search(line):
        return Block(BlockKind.HEADING, start, end)
    return Block(BlockKind.PARAGRAPH, start, end)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the sentences of text[start:end]; a semicolon does not end one."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop = match.start()
        if text[stop] == "." and _abbreviated(text, begin, stop, match.end(), end):
            continue
        if text[match.end()].isdigit() and text.startswith("..", match.start()):
            continue  # "Chile, Peru .. 1 each"
        if text[match.end()] == "-" and text[stop] in "?!" and _in_dashes(text, begin, stop):
            continue
        if stop < begin + LONGEST_SENTENCE:
            yield Span(begin, stop + 1)
        else:
            yield from _bounded(text, begin, stop + 1)
        begin = match.end()
    if begin < end <= begin + LONGEST_SENTENCE:
        yield Span(begin, end)
    elif begin < end:
        yield from _bounded(text, begin, end)


def _in_dashes(text: str, begin: int, stop: int) -> bool:
    """Tell whether a mark ends an aside, no sentence: "the Danes - who else? - hold 233"."""
    return text.count(" - ", begin, stop) % 2 == 1


def _abbreviated(text: str, begin: int, stop: int, rest: int, end: int) -> bool:
    """Tell whether the stop behind text[begin:stop] ends an abbreviation, a number or an initial.

    text[rest:end] is what comes behind it.
    """
    word = _word_before(text, max(begin, stop - LONGEST_WORD), stop)
    if not word:  # "1. Visitors": a numbered item is no sentence; "In Peru? 12. And ..." is one,
        # and so is "(a) 12. They ..."
        asked = text[max(0, begin - 2) : begin].rstrip(" ").endswith(("?", ")"))
        return stop - begin <= 3 and text[begin:stop].strip().isdigit() and not asked
    if word.lower() in _ABBREVIATIONS:
        return True
    if "." in word:  # U.S. and the like end a sentence only before a word that begins one
        return text[rest].isdigit() or not _BEGINS.match(text, rest, end)
    return len(word) == 1 and word.isupper() and word != "I"


def _word_before(text: str, floor: int, stop: int) -> str:
    """Give the letters and stops of text[floor:stop] right before `stop`."""
    word = text[floor:stop].rpartition(" ")[2]
    if word.isalpha():
        return word  # most are plain words behind a blank
    start = stop
    while start > floor and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    return text[start:stop]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut what has no stop for too long, at a mark or a blank: reading a sentence is not linear."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cuts = (text.rfind(mark, start + LONGEST_SENTENCE // 2, limit) + 1 for mark in _CUTS)
        cut = next((cut for cut in cuts if cut > 0), limit)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)
