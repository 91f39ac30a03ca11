"""Text -> the sentences that claim a list of countries to be complete.

Which list is meant, and whether it adds up, is told by `etl.reconcile`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from etl.extract.lexicon import lowered

_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*\s+|\n+")


def complete_lists(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences or lines that claim completeness, in order.

    Only sentences with one of the plain words that every claim has are looked at closely: the
    claims alone would take longer than all else that is read out of a text.
    """
    patterns = _patterns()
    low = lowered(text)
    offsets = sorted({at for word in patterns.words for at in _found(word, low)})
    return tuple(
        span
        for span in _sentences(text, offsets)
        if patterns.claims.search(low, *span) and not patterns.denials.search(low, *span)
    )


def _found(word: str, low: str) -> Iterator[int]:
    """Where a word ends like a word in a text in small letters; looking for one is fast."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not low[end : end + 1].isalnum():
            yield at
        at = low.find(word, end)


def _sentences(text: str, offsets: list[int]) -> list[tuple[int, int]]:
    """The sentences around some offsets, each once, in the order of the text."""
    if not offsets:
        return []
    ends = [end.span() for end in _SENTENCE_END.finditer(text)] + [(len(text), len(text))]
    spans: dict[tuple[int, int], None] = {}
    for at in offsets:
        n = bisect_right(ends, at, key=lambda end: end[0])
        spans[ends[n - 1][1] if n else 0, ends[min(n, len(ends) - 1)][0]] = None
    return list(spans)


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: tuple[str, ...]
    claims: re.Pattern[str]
    denials: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = yaml.load(
        files("schemas").joinpath("complete.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    filled = (c.replace("{n}", _NUMBER).replace("{country}", raw["country"]) for c in raw["claims"])
    return _Patterns(
        tuple(raw["words"]),
        re.compile("|".join(filled), re.MULTILINE),
        re.compile("|".join(raw["denials"]), re.MULTILINE),
    )
