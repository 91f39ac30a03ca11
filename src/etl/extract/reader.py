"""Document -> Extraction, step by step.

The chain only; each step has a module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from etl.extract.blocks import Block, BlockKind, blocks, sentences
from etl.extract.claims import read_claims
from etl.extract.completeness import complete_lists
from etl.extract.counts import Stated, build_counts, first_of_each
from etl.extract.dates import DateSpan, read_dates
from etl.extract.discourse import Discourse, Reading, finish, read, survey
from etl.extract.lexicon import Entry, Hit, Lexicon, lowered
from etl.extract.numbers import Number, NumberClass, NumberForm, read_numbers
from etl.extract.places import Gazetteer
from etl.extract.sentence import Sentence, read_sentence
from etl.extract.tables import read_inline, read_table
from etl.extract.tokens import tokenize
from etl.vocabulary import Vocabulary
from schemas.codes import NumberKind
from schemas.records import Document, Extraction, SeenNumber

EXTRACTOR_VERSION = "1"
_T = TypeVar("_T", Hit, Number, DateSpan)


def extract(document: Document, vocabulary: Vocabulary) -> Extraction:
    """Read all counts of one document.

    Every number of the text is among `numbers`, used or with the reason why it is not.
    """
    text = document.text
    page = _Page(text, document.published, vocabulary)
    discourse = Discourse(vocabulary, text, document.published)
    parts = list(page.parts())
    survey(discourse, [page.title(document.title), *(s for _, found in parts for s in found)])
    for block, found in parts:
        if block.kind is BlockKind.TABLE:
            read_table(_rows(block, found), discourse)
        else:
            for sentence in found:
                if not read_inline(sentence, discourse):
                    read(discourse, sentence)
    readings = finish(discourse)
    stated = first_of_each([_stated(r, text) for r in readings])
    counts = build_counts(text, document.document_id, stated, vocabulary)
    told = [s.tokens for block, found in parts if block.kind is not BlockKind.TABLE for s in found]
    claims = read_claims(document, told, counts, vocabulary)
    return Extraction(
        document.document_id, counts, claims, page.seen(parts, readings), complete_lists(text)
    )


class _Page:
    """The text with all that is found in it by scanning."""

    def __init__(self, text: str, published: str | None, vocabulary: Vocabulary) -> None:
        self.text = text
        self.low = lowered(text)
        self._lexicon = lexicon(vocabulary)
        self.hits = self._lexicon.scan(text, any_case=_without_capitals(text))
        self.numbers = read_numbers(text, self.hits)
        names = {h.end for h in self.hits if any(e.kind == "place.names" for e in h.entries)}
        self.numbers = [_freed(n, names) for n in self.numbers]
        self._dots = _dots_group(text, self.numbers)
        if self._dots:
            self.numbers = [_ungrouped(text, n) for n in self.numbers]
        self.dates = read_dates(text, self.hits, self.numbers, published)
        self._at = [0, 0, 0]
        self._silent = frozenset(
            m.code
            for m in vocabulary.measures.values()
            if m.context and not any(w in self.low for w in m.context)
        )
        self._gazetteer = Gazetteer(vocabulary.ambiguous, vocabulary.countries, text)

    def parts(self) -> Iterator[tuple[Block, list[Sentence]]]:
        """Give each block with its sentences; those of a table are its cells."""
        for block in blocks(self.text):
            if block.kind is BlockKind.TABLE:
                glued = self.text[block.rows[0][0].end : block.rows[0][0].end + 1] in (",", ";")
                read = self._cell if glued else self.sentence
                yield block, [read(c.start, c.end) for row in block.rows for c in row]
                continue
            found = []
            for k, span in enumerate(sentences(self.text, block.start, block.end)):
                s = self.sentence(span.start, span.end)
                s.first_in_block = k == 0
                s.heading = block.kind is BlockKind.HEADING
                s.item = block.kind is BlockKind.ITEM
                s.marker = block.marker if k == 0 else ""
                found.append(s)
            yield block, found

    def title(self, title: str | None) -> Sentence:
        """Read the document's title, which may stand outside the text, for its hints only."""
        words = title or ""
        hits = self._lexicon.scan(words)
        numbers = read_numbers(words, hits)
        tokens = tokenize(words, lowered(words), 0, len(words), hits, numbers, ())
        return read_sentence(words, tokens, 0, len(words), self._gazetteer, self._silent)

    def sentence(self, start: int, end: int) -> Sentence:
        """Read text[start:end] as one sentence; spans must come in order."""
        hits = self._slice(0, self.hits, start, end)
        numbers = self._slice(1, self.numbers, start, end)
        dates = self._slice(2, self.dates, start, end)
        tokens = tokenize(self.text, self.low, start, end, hits, numbers, dates)
        return read_sentence(self.text, tokens, start, end, self._gazetteer, self._silent)

    def _cell(self, start: int, end: int) -> Sentence:
        """Read a cell of comma-separated values, whose numbers run into each other in the whole text."""
        shift = start
        hits = [
            Hit(h.start - shift, h.end - shift, h.entries)
            for h in self._slice(0, self.hits, start, end)
        ]
        dates = self._slice(2, self.dates, start, end)
        numbers = [
            n._replace(start=n.start + shift, end=n.end + shift, second=None)
            for n in read_numbers(self.text[start:end], hits)
        ]
        if self._dots:
            numbers = [_ungrouped(self.text, n) for n in numbers]
        moved = [Hit(h.start + shift, h.end + shift, h.entries) for h in hits]
        tokens = tokenize(self.text, self.low, start, end, moved, numbers, dates)
        return read_sentence(self.text, tokens, start, end, self._gazetteer, self._silent)

    def _slice(self, which: int, spans: list[_T], start: int, end: int) -> list[_T]:
        i = self._at[which]
        while i < len(spans) and spans[i].start < start:
            i += 1
        j = i
        while j < len(spans) and spans[j].end <= end:
            j += 1
        self._at[which] = j
        return spans[i:j]

    def seen(
        self, parts: list[tuple[Block, list[Sentence]]], readings: list[Reading]
    ) -> tuple[SeenNumber, ...]:
        """Account for every number of the text."""
        used = {r.mention.number.start: r for r in readings}
        why = {
            m.number.start: (m.set_aside, m.reason)
            for _, found in parts
            for s in found
            for m in s.mentions
        }
        dated = [(d.start, d.end) for d in self.dates]
        out = []
        k = 0
        for n in self.numbers:
            while k < len(dated) and dated[k][1] <= n.start:
                k += 1
            reading = used.get(n.start)
            if reading is not None:
                kind, reason = NumberKind.COUNT, reading.measure
            elif k < len(dated) and dated[k][0] <= n.start:
                kind, reason = NumberKind.DATE, "part of a date"
            else:
                aside, reason = why.get(
                    n.start, (NumberKind.NO_MEASURE, "nothing says what it counts")
                )
                kind = aside or NumberKind.REPEATED
            high = None if n.value_high is None else float(n.value_high)
            out.append(
                SeenNumber(
                    n.start,
                    n.end,
                    float(n.value),
                    high,
                    kind,
                    reading is not None,
                    reason or kind.value,
                )
            )
        return tuple(out)


_LEXICONS: dict[str, Lexicon] = {}


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Give the automaton of a vocabulary; built once for each."""
    known = _LEXICONS.get(vocabulary.digest)
    if known is None:
        known = _LEXICONS[vocabulary.digest] = Lexicon(
            Entry(k, v, w, c) for k, v, w, c in vocabulary.words()
        )
    return known


def _freed(number: Number, names: set[int]) -> Number:
    """Take a number that a lost blank joined to a country for a number: "Germany61Netherlands34"."""
    if number.cls is not NumberClass.LABEL or number.start not in names:
        return number
    return number._replace(cls=NumberClass.CARDINAL)


def _dots_group(text: str, numbers: list[Number]) -> bool:
    """Tell whether a text writes 5.418 for 5,418: each dot of its numbers has three digits behind it."""
    decimals = [n for n in numbers if _is_decimal(text, n)]
    grouped = [n for n in decimals if _GROUPED.fullmatch(text, n.start, n.end)]
    return len(grouped) >= 3 and len(grouped) == len(decimals)


def _ungrouped(text: str, number: Number) -> Number:
    if not _is_decimal(text, number):
        return number
    return number._replace(
        value=int(text[number.start : number.end].replace(".", "")), cls=NumberClass.CARDINAL
    )


def _is_decimal(text: str, n: Number) -> bool:
    return (
        n.cls is NumberClass.DECIMAL
        and n.form is NumberForm.DIGITS
        and "." in text[n.start : n.end]
    )


_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def _without_capitals(text: str) -> bool:
    """Tell whether a text is written in small letters throughout, names as well."""
    head = text[:20_000]
    words = head.split()
    return len(words) >= 20 and sum(w[0].isupper() for w in words) < 0.05 * len(words)


def _rows(block: Block, cells: list[Sentence]) -> list[list[Sentence]]:
    rest = iter(cells)
    return [[next(rest) for _ in row] for row in block.rows]


def _stated(r: Reading, text: str) -> Stated:
    n = r.mention.number
    hedge = r.mention.hedge_words
    start, end = r.sentence.start, r.sentence.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stated(
        measure=r.measure,
        value=0 if r.mention.zero else int(n.value),
        value_high=None if n.value_high is None or r.mention.zero else int(n.value_high),
        hedge_class=r.mention.hedge,
        hedge=text[hedge[0] : hedge[1]] if hedge else None,
        place=r.place,
        origin=r.origin,
        as_of=r.as_of,
        start=n.start,
        end=n.end,
        quote_start=start,
        quote_end=end,
        rule=r.rule,
    )
