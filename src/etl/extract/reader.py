"""Document -> Extraction, step by step.

The chain only; each step has a module of its own.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from etl.extract.accounts import account
from etl.extract.blocks import Block, BlockKind
from etl.extract.claims import read_claims
from etl.extract.completeness import complete_lists
from etl.extract.counts import Stated, build_counts, first_of_each
from etl.extract.discourse import Discourse, Reading, finish, read, read_behind, survey
from etl.extract.page import Page
from etl.extract.sentence import Sentence
from etl.extract.stretches import joined, stretches
from etl.extract.tables import read_inline, read_table
from etl.vocabulary import Vocabulary
from schemas.records import Document, Extraction

EXTRACTOR_VERSION = "3"
Part = tuple[Block, list[Sentence]]
"""A block with its sentences; those of a table are its cells, row by row."""


def extract(document: Document, vocabulary: Vocabulary) -> Extraction:
    """Read all counts of one document.

    Every number of the text is among `numbers`, used or with the reason why it is not.
    """
    spans = list(stretches(document.text))
    if len(spans) == 1:
        return _read_whole(document, vocabulary)
    parts = (
        (start, _read_whole(replace(document, text=document.text[start:end]), vocabulary))
        for start, end in spans
    )
    return joined(document.document_id, parts)


def _read_whole(document: Document, vocabulary: Vocabulary) -> Extraction:
    """Read a document, or a stretch of one as if it were one."""
    with _no_cycles_sought():
        return _read_all(document, vocabulary)


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Keep the collector of cycles out of the way, which would take a tenth of the time.

    Reading makes many small values, but no cycles: all of them go as soon as nobody holds them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_all(document: Document, vocabulary: Vocabulary) -> Extraction:
    text = document.text
    page = Page(text, document.published, vocabulary)
    if not page.numbers:
        return Extraction(document.document_id, (), (), (), complete_lists(text))
    parts = list(page.parts())
    discourse = Discourse(vocabulary, text, document.published, page.silent)
    read_parts(discourse, page.title(document.title), parts)
    readings = finish(discourse)
    stated = first_of_each([_stated(r, text) for r in readings])
    counts = build_counts(text, document.document_id, stated, vocabulary)
    told = [s for block, found in parts if block.kind is not BlockKind.TABLE for s in found]
    claims = read_claims(document, told, counts, vocabulary)
    said = [s for _, found in parts for s in found]
    numbers = account(page.numbers_read(), page.dates, said, readings)
    return Extraction(document.document_id, counts, claims, numbers, complete_lists(text))


def read_parts(d: Discourse, title: Sentence, parts: Sequence[Part]) -> None:
    """Read a document's blocks in order, after a look over all of them."""
    survey(d, [title, *(s for _, found in parts for s in found)])
    counted = 1 + max((k for k, part in enumerate(parts) if _may_count(*part)), default=-1)
    for k, (block, found) in enumerate(parts[:counted]):
        d.ahead = parts[k + 1][1] if k + 1 < len(parts) else ()
        _read_block(block, found, d)
    for _, found in parts[counted:]:
        for sentence in found:
            read_behind(d, sentence)


def _may_count(block: Block, found: Sequence[Sentence]) -> bool:
    """Tell whether there are numbers in a block, or a table, which may say whose they are."""
    return block.kind is BlockKind.TABLE or any(s.mentions for s in found)


def _read_block(block: Block, found: Sequence[Sentence], discourse: Discourse) -> None:
    if block.kind is BlockKind.TABLE:
        cells = iter(found)
        read_table([[next(cells) for _ in row] for row in block.rows], discourse)
        return
    for sentence in found:
        if not read_inline(sentence, discourse):
            read(discourse, sentence)


def _stated(r: Reading, text: str) -> Stated:
    n, zero, hedge = r.mention.number, r.mention.zero, r.mention.hedge_words
    said = text[r.sentence.start : r.sentence.end]
    quote_start = r.sentence.start + len(said) - len(said.lstrip())
    return Stated(
        measure=r.measure,
        value=0 if zero else int(n.value),
        value_high=None if n.value_high is None or zero else int(n.value_high),
        hedge_class=r.mention.hedge,
        hedge=text[hedge[0] : hedge[1]] if hedge else None,
        place=r.place,
        origin=r.origin,
        as_of=r.as_of,
        start=n.start,
        end=n.end,
        quote_start=quote_start,
        quote_end=quote_start + len(said.strip()),
        rule=r.rule,
    )
