"""Text -> the sentences that claim a list of countries to be complete.

Which list is meant, and whether it adds up, is told by `etl.reconcile`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*\s+|\n+")


def complete_lists(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences or lines that claim completeness, in order."""
    claims, denials = _patterns()
    spans = {_sentence(text, found.start()) for found in claims.finditer(text)}
    return tuple(sorted(s for s in spans if not denials.search(text, *s)))


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > at:
            return start, end.start()
        start = end.end()
    return start, len(text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    raw = yaml.load(
        files("schemas").joinpath("complete.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    filled = (c.replace("{n}", _NUMBER).replace("{country}", raw["country"]) for c in raw["claims"])
    flags = re.IGNORECASE | re.MULTILINE
    return re.compile("|".join(filled), flags), re.compile("|".join(raw["denials"]), flags)
