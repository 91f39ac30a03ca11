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

from etl.extract.lexicon import Pieces, lowered

_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*\s+|\n+")
_BEHIND_STOP = '"”’)'


def complete_lists(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences or lines that claim completeness, in order.

    Only sentences with one of the plain words that every claim has are looked at closely, and only
    for the claims with that word: all claims would take longer than all else that is read out of a
    text.
    """
    patterns = _patterns()
    low = lowered(text)
    offsets = sorted(
        (start, word) for word, start, end in patterns.words.scan(low) if not _goes_on(low, end)
    )
    said = dict.fromkeys(_sentences(text, offsets))  # each once, however often it has the word
    claiming = {span: None for span, word in said if _claims_with(word).search(low, *span)}
    return tuple(span for span in claiming if not patterns.denials.search(low, *span))


def _goes_on(low: str, end: int) -> bool:
    return low[end : end + 1].isalnum()


def _sentences(text: str, offsets: list[tuple[int, str]]) -> Iterator[tuple[tuple[int, int], str]]:
    """The sentence around each word, in the order of the text; only their lines are cut."""
    ends: list[tuple[int, int]] = []
    line_end = -1
    for at, word in offsets:
        if at > line_end:
            line_end = text.find("\n", at)
            if line_end < 0:
                line_end = len(text)
            found = _SENTENCE_END.finditer(text, _end_before(text, at), line_end + 1)
            ends = [*(end.span() for end in found), (len(text), len(text))]
        n = bisect_right(ends, at, key=lambda end: end[0])
        yield (ends[n - 1][1] if n else 0, ends[min(n, len(ends) - 1)][0]), word


def _end_before(text: str, at: int) -> int:
    """Where the end of the last sentence of the lines before begins; its blanks reach over them."""
    start = text.rfind("\n", 0, at) + 1
    while start and text[start - 1].isspace():
        start -= 1
    while start and text[start - 1] in _BEHIND_STOP:
        start -= 1
    while start and text[start - 1] in ".!?":
        start -= 1
    return start


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Pieces
    claims: tuple[str, ...]
    denials: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = yaml.load(
        files("schemas").joinpath("complete.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    filled = (c.replace("{n}", _NUMBER).replace("{country}", raw["country"]) for c in raw["claims"])
    return _Patterns(
        Pieces(raw["words"]),
        tuple(filled),
        re.compile("|".join(raw["denials"]).replace("{country}", raw["country"]), re.MULTILINE),
    )


@cache
def _claims_with(word: str) -> re.Pattern[str]:
    """The claims that have a word; made when a text has it, as to make one takes a while."""
    return re.compile("|".join(c for c in _patterns().claims if word in c) or "(?!)", re.MULTILINE)
