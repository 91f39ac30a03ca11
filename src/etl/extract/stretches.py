"""Text that is too long to be read at once -> stretches of it; what was read of each -> one whole.

What a stretch says is for `reader`, which reads each as if it were a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.extract.claims import with_claim_ids
from etl.extract.counts import first_of_each, with_count_ids
from etl.extract.row_cells import Span
from schemas.records import Claim, Count, Extraction, SeenNumber

LONGEST = 250_000
"""In characters: a hundred printed pages. Words, numbers and sentences of a text are all held until
its last is read, at up to 0.7 KB a character."""
_CUTS = ("\n\n", "\n", ". ", ", ", " ", ",")
"""Where a text is cut, the best first."""


def stretches(text: str) -> Iterator[Span]:
    """Cut `text` into stretches of at most LONGEST characters, in order; most texts are one."""
    start = 0
    while len(text) - start > LONGEST:
        limit = start + LONGEST
        cuts = (text.rfind(mark, start + LONGEST // 2, limit) for mark in _CUTS)
        mark, cut = next(((m, c) for m, c in zip(_CUTS, cuts, strict=True) if c >= 0), ("", limit))
        end = cut + len(mark)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def joined(document_id: str, read: Iterable[tuple[int, Extraction]]) -> Extraction:
    """Put together what was read of each stretch of a document, given with the stretch's offset.

    A count that an earlier stretch told already is left out, as it would be in one text.
    """
    counts: list[Count] = []
    claims: list[Claim] = []
    numbers: list[SeenNumber] = []
    complete: list[tuple[int, int]] = []
    for at, found in read:
        counts += [_shifted_count(count, at) for count in found.counts]
        claims += [_shifted_claim(claim, at) for claim in found.claims]
        numbers += [_shifted_number(number, at) for number in found.numbers]
        complete += [(start + at, end + at) for start, end in found.complete_lists]
    told = with_count_ids(first_of_each(counts))
    return Extraction(document_id, told, with_claim_ids(claims), tuple(numbers), tuple(complete))


def _shifted_count(count: Count, at: int) -> Count:
    start, end = count.start + at, count.end + at
    return replace(count, start=start, end=end, quote_start=count.quote_start + at)


def _shifted_claim(claim: Claim, at: int) -> Claim:
    start, end = claim.start + at, claim.end + at
    return replace(claim, start=start, end=end, quote_start=claim.quote_start + at)


def _shifted_number(number: SeenNumber, at: int) -> SeenNumber:
    return replace(number, start=number.start + at, end=number.end + at)
