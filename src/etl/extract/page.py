"""Text -> blocks of sentences, each read by itself.

What a sentence takes from those before it is for `discourse`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from etl.extract.articles import with_articles
from etl.extract.blocks import LONGEST_SENTENCE, Block, BlockKind, blocks, sentences
from etl.extract.dates import DateKind, DateSpan, read_dates
from etl.extract.habits import dots_group, freed, ungrouped, without_capitals
from etl.extract.lexicon import Hit, lexicon_of, lowered, silent_measures
from etl.extract.marks import with_plain_marks
from etl.extract.numbers import Number, read_numbers
from etl.extract.places import Gazetteer
from etl.extract.row_cells import Span
from etl.extract.sentence import Known, Sentence, read_sentence
from etl.extract.tokens import Uncut, tokenize
from etl.vocabulary import MEASURE_CLASSES, PLACE_CLASSES, Vocabulary

MOST_NUMBERS = 250
"""Of a sentence that is read: in the longest one more would leave six characters to each with the
words around it, so that nothing says what they count. A cell has no more than a sentence either."""


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


class _Spans(Generic[_S]):
    """What was found in a text, in order and without overlap."""

    def __init__(self, spans: Sequence[_S]) -> None:
        self.spans = spans
        self._starts = [span.start for span in spans]

    def within(self, start: int, end: int) -> Sequence[_S]:
        """Give those that begin and end in text[start:end]."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        while last > first and self.spans[last - 1].end > end:
            last -= 1
        return self.spans[first:last]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a character with text[start:end]."""
        at = bisect_left(self._starts, end)
        return at > 0 and self.spans[at - 1].end > start


_TELLING = frozenset(
    [
        *(f"place.{name}" for name in PLACE_CLASSES),
        *(f"measure.{name}" for name in MEASURE_CLASSES if name != "headers"),
        *("region.words", "region.people", "region.adjectives"),
    ]
)
"""Classes of which a sentence without a number must have a word to tell anything about counts."""
_PERHAPS_TELLING = _TELLING | {"grammar.year_end", "measure.open", "grammar.narrow"}
"""The same, and those that tell it only where they stand with something else."""
_PASSING = frozenset([DateKind.WEEKDAY, DateKind.CLOCK])
"""Dates that no count is for."""


class Page:
    """A text with all words, numbers and dates that are found in it by scanning."""

    def __init__(self, text: str, published: str | None, vocabulary: Vocabulary) -> None:
        text = with_plain_marks(text)
        self.text = text
        self._published = published
        self._vocabulary = vocabulary
        self._lexicon = lexicon_of(vocabulary)
        self._low = lowered(text)
        hits = self._lexicon.scan(text, any_case=without_capitals(text))
        numbers = freed(read_numbers(text, hits), hits)
        self._dots = dots_group(text, numbers)
        self.numbers = self._meant(with_articles(text, hits, numbers))
        self.dates = read_dates(text, hits, self.numbers, published)
        self._hits = _Spans(hits)
        self._numbers = _Spans(self.numbers)
        self._apart: list[tuple[Span, list[Number]]] = []
        """Comma-separated values, and the numbers of each as it is read by itself."""
        self._dates = _Spans(self.dates)
        self.silent = silent_measures(vocabulary, self._low)
        """Measures that the text has none of the necessary words for."""
        self._known = Known(
            text=text,
            gazetteer=Gazetteer(vocabulary.ambiguous, vocabulary.own_names, text),
            silent=self.silent,
            acts=vocabulary.acts,
            hosted=vocabulary.hosted,
            leaving=vocabulary.leaving,
            aboard=vocabulary.aboard,
            sent=vocabulary.sent,
        )

    def parts(self) -> Iterator[tuple[Block, list[Sentence]]]:
        """Give each block with its sentences; those of a table are its cells, row by row."""
        for block in blocks(self.text):
            if block.kind is BlockKind.TABLE:
                yield block, self._cells(block)
            else:
                yield block, self._sentences(block)

    def title(self, title: str | None) -> Sentence:
        """Read the document's title, which may stand outside the text, for its hints only."""
        words = title or ""
        hits = self._lexicon.scan(words)
        numbers = read_numbers(words, hits)
        plain = self._vocabulary.plain
        tokens, marked = tokenize(lowered(words), 0, len(words), hits, numbers, (), plain)
        return read_sentence(tokens, marked, 0, len(words), replace(self._known, text=words))

    def _sentences(self, block: Block) -> list[Sentence]:
        found = []
        heading = block.kind is BlockKind.HEADING
        item = block.kind is BlockKind.ITEM
        counted = bool(self._numbers.within(block.start, block.end))
        dated = bool(self._dates.within(block.start, block.end))
        for span in sentences(self.text, block.start, block.end):
            hits = self._hits.within(*span)
            numbers = self._numbers.within(*span) if counted else ()
            dates = self._dates.within(*span) if dated else ()
            if heading or numbers or self._tells(span, hits, dates):
                s = self._read(span, hits, numbers, dates)
            else:
                s = self._unread(span, hits, dates)
                s.unread = True
            s.heading = heading
            s.item = item
            found.append(s)
        if found:
            found[0].first_in_block = True
            found[0].marker = block.marker
        return found

    def _tells(self, span: Span, hits: Sequence[Hit], dates: Sequence[DateSpan]) -> bool:
        """Tell whether a sentence without a number says something that a count may need."""
        for k, hit in enumerate(hits):
            classes = hit.classes
            if _PERHAPS_TELLING.isdisjoint(classes):
                continue
            if not _TELLING.isdisjoint(classes):
                return True
            if "grammar.year_end" in classes:
                return True
            if "measure.open" in classes and self._closes(hit, span.end):
                return True
            if (
                k < 2
                and "grammar.narrow" in classes
                and (dates or self._opens(span, hits[: k + 1]))
            ):
                return True  # "Women: Peru 12, Chile 7" goes on behind a stop
        for date in dates:
            if date.kind not in _PASSING or date.yearless:
                return True
        return self.text[span.start : span.end].rstrip().endswith(("?", ":"))

    def _opens(self, span: Span, hits: Sequence[Hit]) -> bool:
        """Tell whether the last of `hits` may be one of the first two tokens of a sentence."""
        ends = [span.start, *(hit.end for hit in hits)]
        gaps = (self._low[a : hit.start] for a, hit in zip(ends, hits, strict=False))
        return sum(len(gap.split()) for gap in gaps) + len(hits) <= 2

    def _closes(self, hit: Hit, end: int) -> bool:
        """Tell whether the closing of "set ... free" may stand behind its opening."""
        pairs = hit.classes["measure.open"]
        assert isinstance(pairs, tuple)
        return any(self._low.find(closing, hit.end, end) >= 0 for _, closing in pairs)

    def _unread(self, span: Span, hits: Sequence[Hit], dates: Sequence[DateSpan]) -> Sentence:
        plain = self._vocabulary.plain
        tokens = Uncut(lambda: tokenize(self._low, *span, hits, (), dates, plain)[0])
        return Sentence(*span, tokens, places=[], mentions=[], measures=[])

    def numbers_read(self) -> list[Number]:
        """Give all numbers of the text as its sentences and cells have them, in order.

        Complete once all `parts` are read.
        """
        apart = _Spans([span for span, _ in self._apart])
        kept = [n for n in self.numbers if not apart.touches(n.start, n.end)]
        return sorted([*kept, *(n for _, found in self._apart for n in found)])

    def _cells(self, block: Block) -> list[Sentence]:
        cells = [cell for row in block.rows for cell in row]
        glued = self.text[cells[0].end : cells[0].end + 1] in (",", ";") or any(
            self.text[cell.end : cell.end + 1] == "/" for cell in block.rows[0]
        )  # "Mali 94/8"
        found = []
        for cell in cells:
            hits = self._hits.within(cell.start, cell.end)
            if glued:
                found.append(self._read_alone(cell.start, cell.end, hits))
                continue
            numbers = self._numbers.within(cell.start, cell.end)
            dates = self._dates.within(cell.start, cell.end)
            found.append(self._read(Span(*cell), hits, numbers, dates))
        return found

    def _read(
        self,
        span: Span,
        hits: Sequence[Hit],
        numbers: Sequence[Number],
        dates: Sequence[DateSpan],
    ) -> Sentence:
        if len(numbers) > MOST_NUMBERS or span.end - span.start > LONGEST_SENTENCE:
            return self._unread(span, hits, ())
        return self._read_with(*span, hits, numbers, dates)

    def _read_with(
        self,
        start: int,
        end: int,
        hits: Sequence[Hit],
        numbers: Sequence[Number],
        dates: Sequence[DateSpan],
    ) -> Sentence:
        plain = self._vocabulary.plain
        tokens, marked = tokenize(self._low, start, end, hits, numbers, dates, plain)
        return read_sentence(tokens, marked, start, end, self._known)

    def _read_alone(self, start: int, end: int, hits: Sequence[Hit]) -> Sentence:
        """Read a comma-separated value, whose numbers and dates in the text run into others."""
        said = self.text[start:end]
        moved = [h._replace(start=h.start - start, end=h.end - start) for h in hits]
        figures = read_numbers(said, moved)
        dates = [
            replace(d, start=d.start + start, end=d.end + start, cue_start=d.cue_start + start)
            for d in read_dates(said, moved, figures, self._published)
            if not said.isdigit()  # "1984" by itself is a figure among figures
        ]
        numbers = self._meant(
            [n._replace(start=n.start + start, end=n.end + start, second=None) for n in figures]
        )
        self._apart.append((Span(start, end), numbers))
        return self._read_with(start, end, hits, numbers, dates)

    def _meant(self, numbers: list[Number]) -> list[Number]:
        return [ungrouped(self.text, n) for n in numbers] if self._dots else numbers
