"""a text and marks on it -> pieces that follow each other, each with the marks that cover it.

Offsets only: no markup, no escaping (html) and no opinion on what a mark means. Marks may overlap
and nest; together the pieces always give back the text, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class MarkKind(StrEnum):
    """What a marked stretch of text is, the strongest first."""

    TOTAL = "total"
    COUNT = "count"
    AGAIN = "again"
    CLAIM = "claim"
    HEDGE = "hedge"
    PLACE = "place"
    ASIDE = "aside"
    PAGE = "page"
    """Where a page ends; the label names the next one."""


_STRENGTH = {kind: rank for rank, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch `text[start:end]` with what it is and a label for the reader."""

    start: int
    end: int
    kind: MarkKind
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, strongest first; `left_out` letters stand for it."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    left_out: int = 0


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut `text[start:end]` at the edges of the marks; linear in the text and in the marks.

    Marks are clipped to the stretch; those outside it or empty are left out.
    """
    start, end = max(start, 0), min(end, len(text))
    inside = sorted(
        (m for m in marks if m.start < end and m.end > start and m.start < m.end),
        key=lambda mark: mark.start,
    )
    edges = {start, end}
    for mark in inside:
        edges.update((max(mark.start, start), min(mark.end, end)))
    pieces: list[Piece] = []
    open_marks: list[Mark] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        open_marks = [mark for mark in open_marks if mark.end > left]
        while upcoming is not None and upcoming.start <= left:
            open_marks.append(upcoming)
            upcoming = next(waiting, None)
        covering = tuple(sorted(open_marks, key=lambda mark: _STRENGTH[mark.kind]))
        pieces.append(Piece(text[left:right], left, covering))
    return tuple(pieces)


def shorten(pieces: Sequence[Piece], keep: int) -> tuple[Piece, ...]:
    """Leave out the middle of unmarked pieces longer than `2 * keep` letters, and say how many."""
    short: list[Piece] = []
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.marks or len(piece.text) <= 2 * keep:
            short.append(piece)
            continue
        head = piece.text[:keep] if index > 0 else ""
        tail = piece.text[-keep:] if index < last else ""
        left_out = len(piece.text) - len(head) - len(tail)
        end = piece.start + len(piece.text)
        short += [Piece(head, piece.start)] if head else []
        short.append(Piece("", piece.start + len(head), left_out=left_out))
        short += [Piece(tail, end - keep)] if tail else []
    return tuple(short)
