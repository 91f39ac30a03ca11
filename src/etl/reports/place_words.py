"""a count -> marks on the words of its sentence that name its place and its origin.

Only for the reader's eye: what the words mean was decided when the count was extracted.
"""

from __future__ import annotations

from functools import cache, lru_cache

from etl.extract.lexicon import Entry, Hit, Lexicon
from etl.reports.evidence import Mark, MarkKind
from etl.vocabulary import load_vocabulary
from schemas.records import Count

_KINDS = ("place.names", "place.adjectives", "place.people", "place.stands_for", "region.words")


def place_marks(count: Count) -> list[Mark]:
    """The words of the quote that stand for its place or origin, by offsets of the whole text."""
    wanted = {_bare(count.place): "place", _bare(count.origin): "origin"}
    marks = []
    for hit in _hits(count.quote):
        for entry in hit.entries:
            if entry.value in wanted:
                label = f"{wanted[str(entry.value)]}: {entry.value}"
                start = count.quote_start + hit.start
                end = count.quote_start + hit.end
                marks.append(Mark(start, end, MarkKind.PLACE, label))
                break
    return marks


def _bare(area: str | None) -> str:
    """The country or region inside `NOT:CHN` or `REGION:Middle East`."""
    return (area or "").removeprefix("NOT:").removeprefix("REGION:")


@lru_cache(maxsize=4096)
def _hits(quote: str) -> tuple[Hit, ...]:
    return tuple(_names().scan(quote))


@cache
def _names() -> Lexicon:
    words = load_vocabulary().words()
    return Lexicon(Entry(*word) for word in words if word[0] in _KINDS)
