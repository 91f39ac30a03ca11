"""A .pdf file -> its text page by page, lines joined to paragraphs, ruled tables as rows in bars.

Scanned pages are not recognised: each is told as lost. Form feeds set the pages apart.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

from etl.documents.losses import Shown, find_losses, pages
from etl.documents.parsed import PAGE_BREAK, Format, Limits, Loss, Parsed, Place, Unparsable
from etl.documents.wrapping import Line, paragraphs

RULED = 4
"""Drawn paths from which on a page may hold a ruled table."""
COLUMN_GAP = 1.2
"""A gap between two words that parts columns, in heights of the line."""
WORD_GAP = 0.15
"""A gap that parts words, in heights of the character before it."""
SAME_LINE = 0.25
"""Height that two parts of a line share at least, raised or not, as a share of the lower one."""
RAISED = 0.85
"""A raised digit behind a digit, and of no more than this share of its size, marks a note."""
BULLET = re.compile(r"\s*[•·▪◦‣●■]\s+")
SOFT_HYPHENS = "\u00ad\ufffe\x02"


class Glyph(NamedTuple):
    """One character and its box, in points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    at: int

    def inside(self, box: tuple[float, float, float, float]) -> bool:
        """Whether its middle lies in `left, bottom, right, top`."""
        x, y = (self.left + self.right) / 2, (self.bottom + self.top) / 2
        return box[0] <= x <= box[2] and box[1] <= y <= box[3]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: where it stands and its rows as text."""

    box: tuple[float, float, float, float]
    lines: tuple[str, ...]


def read_pdf(raw: bytes, limits: Limits) -> Parsed:
    """Read all pages; raises Unparsable for a broken file or one that needs a password."""
    try:
        document = pdfium.PdfDocument(raw)
        texts, losses, size = [], [], 0
        plumber = _Plumber(raw)
        for number in range(len(document)):
            page = document[number]
            text, lost = _page(page, number, plumber)
            texts.append(text)
            losses += [(number + 1, loss) for loss in lost]
            page.close()
            if (size := size + len(text)) > limits.text_characters:
                raise Unparsable("holds more text than any document; cut it into smaller files")
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error)
        why = "needs a password; save it without" if locked else f"is broken ({error})"
        raise Unparsable(why) from error
    if not any(map(str.strip, texts)):
        raise Unparsable(
            f"holds no text in {len(texts)} pages; if they are scanned, recognise the text first,"
            " for example with ocrmypdf"
        )
    found = tuple(pages(losses))
    return Parsed(
        text=PAGE_BREAK.join(texts),
        format=Format.PDF,
        metadata=_metadata(document),
        losses=found,
        pages=len(texts),
    )


def _page(page: Any, number: int, plumber: _Plumber) -> tuple[str, tuple[Loss, ...]]:
    textpage = page.get_textpage()
    lines = list(_lines(textpage))
    drawn = list(page.get_objects())
    if not lines:
        pictures = any(o.type == raw_pdfium.FPDF_PAGEOBJ_IMAGE for o in drawn)
        lost = Loss(None, Place.PICTURE, "a picture without text")
        return "", (lost,) if pictures else ()
    paths = sum(o.type == raw_pdfium.FPDF_PAGEOBJ_PATH for o in drawn)
    tables = list(plumber.tables(number, page, lines)) if paths >= RULED else []
    text = "\n".join(paragraphs(list(_laid_out(lines, tables, textpage))))
    original = Shown("\n".join("".join(g.char for g in line) for line in lines), Place.TEXT)
    return text, find_losses([original], text)


def _lines(textpage: Any) -> Iterator[list[Glyph]]:
    """Lines of glyphs, with the marks of notes in brackets."""
    line: list[Glyph] = []
    for part in _parts(textpage):
        if line and not _beside(line, part):
            yield _noted(line, textpage)
            line = []
        if line and part[0].left - line[-1].right > WORD_GAP * (line[-1].top - line[-1].bottom):
            line.append(line[-1]._replace(char=" "))
        line += part
    if line:
        yield _noted(line, textpage)


def _parts(textpage: Any) -> Iterator[list[Glyph]]:
    """What pdfium holds for lines: these end at each raised mark. None begins or ends blank."""
    part: list[Glyph] = []
    for i in range(textpage.count_chars()):
        code = raw_pdfium.FPDFText_GetUnicode(textpage.raw, i)
        if code and code not in (10, 13) and not 0xD800 <= code < 0xE000 and code <= 0x10FFFF:
            left, bottom, right, top = textpage.get_charbox(i)
            part.append(Glyph(chr(code), left, bottom, right, top, i))
        elif code in (10, 13) and (stripped := _stripped(part)):
            yield stripped
            part = []
    if stripped := _stripped(part):
        yield stripped


def _stripped(part: list[Glyph]) -> list[Glyph]:
    shown = [n for n, glyph in enumerate(part) if not glyph.char.isspace()]
    return part[shown[0] : shown[-1] + 1] if shown else []


def _beside(line: list[Glyph], part: list[Glyph]) -> bool:
    """Whether a part stands at the height of a line, to the right of its end."""
    top, bottom = max(g.top for g in line), min(g.bottom for g in line)
    upper, lower = max(g.top for g in part), min(g.bottom for g in part)
    height = min(top - bottom, upper - lower)
    shared = min(top, upper) - max(bottom, lower)
    return part[0].left >= line[-1].right - height and shared > SAME_LINE * height


def _noted(line: list[Glyph], textpage: Any) -> list[Glyph]:
    """Put brackets around raised digits, so that a note's mark is no digit of what it stands at."""
    out: list[Glyph] = []
    foot: Glyph | None = None
    """The digit that the mark being read hangs on."""
    for glyph in line:
        if foot and not (glyph.char.isdigit() and _raised(glyph, foot, textpage)):
            out.append(out[-1]._replace(char="]"))
            foot = None
        if not foot and out and glyph.char.isdigit() and out[-1].char.isdigit():
            foot = out[-1] if _raised(glyph, out[-1], textpage) else None
            out += [glyph._replace(char="[")] if foot else []
        out.append(glyph)
    return [*out, out[-1]._replace(char="]")] if foot else out


def _raised(glyph: Glyph, before: Glyph, textpage: Any) -> bool:
    """Whether it stands above the foot of a digit before it, in a smaller type.

    In figures of the old style some stand higher than others, but in the same type.
    """
    if glyph.bottom <= before.bottom:
        return False
    sizes = [raw_pdfium.FPDFText_GetFontSize(textpage.raw, g.at) for g in (glyph, before)]
    return bool(sizes[0] <= sizes[1] * RAISED)


def _laid_out(lines: list[list[Glyph]], tables: list[Table], textpage: Any) -> Iterator[Line]:
    """Lines of text in order, each table in place of the first line that runs through it."""
    left = list(tables)
    for line in lines:
        rest = line
        for table in tables:
            outside = [g for g in rest if g.char.isspace() or not g.inside(table.box)]
            if len(outside) < len(rest) and table in left:
                left.remove(table)
                yield from (Line(words, whole=True) for words in table.lines)
            rest = outside
        words = BULLET.sub("- ", _words(rest))
        if words.strip():
            first = next(g for g in rest if not g.char.isspace())
            size = raw_pdfium.FPDFText_GetFontSize(textpage.raw, first.at)
            feet = sorted(g.bottom for g in rest if not g.char.isspace())
            yield Line(words, "  " in words.strip(), feet[len(feet) // 2], size)


def _words(line: list[Glyph]) -> str:
    """The characters of a line; where a wide gap parts columns, two blanks."""
    height = max((g.top - g.bottom for g in line), default=0.0)
    out: list[str] = []
    last: Glyph | None = None
    for glyph in line:
        if glyph.char.isspace():
            if out and out[-1] != " " and out[-1] != "  ":
                out.append(" ")
            continue
        if last and out[-1] == " " and glyph.left - last.right > COLUMN_GAP * height:
            out[-1] = "  "
        out.append("-" if glyph.char in SOFT_HYPHENS else glyph.char)
        last = glyph
    return "".join(out).rstrip()


class _Plumber:
    """pdfplumber, opened for the first page with rulings: it costs far more than the text."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._pdf: Any = None

    def tables(self, number: int, page: Any, lines: list[list[Glyph]]) -> Iterator[Table]:
        """Ruled tables of two rows and columns or more; none on pages turned or shifted."""
        left, bottom, *_ = page.get_mediabox()
        if page.get_rotation() or left or bottom:
            return
        bands = [(min(g.bottom for g in x), max(g.top for g in x), x) for x in lines]
        for found in self._found(number):
            rows = [[_cell(bands, page, cell) for cell in row.cells] for row in found.rows]
            if len(rows) > 1 and max(map(len, rows)) > 1:
                told = tuple(f"| {' | '.join(row)} |" for row in rows)
                yield Table(_flipped(page, found.bbox), told)

    def _found(self, number: int) -> list[Any]:
        import pdfplumber

        try:
            self._pdf = self._pdf or pdfplumber.open(io.BytesIO(self._raw))
            return list(self._pdf.pages[number].find_tables())
        except Exception:  # pdfminer lets any error through; the text is there without its tables
            return []


def _cell(bands: list[tuple[float, float, list[Glyph]]], page: Any, box: Any) -> str:
    """The words in a box; `bands` are lines with the lowest and the highest point of each."""
    if box is None:
        return ""
    flipped = _flipped(page, box)
    near = (line for low, high, line in bands if low < flipped[3] and high > flipped[1])
    words = " ".join(_words(_inside(line, flipped)) for line in near)
    return " ".join(words.split()).replace("|", "/")


def _inside(line: list[Glyph], box: tuple[float, float, float, float]) -> list[Glyph]:
    """The glyphs in a box, and the blanks behind them (blanks have no box that can be trusted)."""
    out: list[Glyph] = []
    inside = False
    for glyph in line:
        inside = inside if glyph.char.isspace() else glyph.inside(box)
        if inside:
            out.append(glyph)
    return out


def _flipped(page: Any, box: Any) -> tuple[float, float, float, float]:
    """A box measured from the top -> the same from the bottom."""
    height = page.get_height()
    return box[0], height - box[3], box[2], height - box[1]


def _metadata(document: Any) -> dict[str, str]:
    """The title. The day on which the file was made is left out: a printed page has today's."""
    title = " ".join(str(document.get_metadata_dict().get("Title", "")).split())
    return {"title": title} if title else {}
