"""Tokens -> whether words of a class, or of a list, are among them.

What it means that they are is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token


def among(tokens: Iterable[Token], *kinds: str) -> bool:
    """Tell whether one of the tokens has one of the classes."""
    return any(kind in t.classes for t in tokens for kind in kinds)


def spoken(tokens: Iterable[Token], name: str) -> bool:
    """Tell whether one of the tokens is in a plain word list of schemas/grammar.yml."""
    return any(name in t.plain for t in tokens)


def counts_something(s: Sentence) -> bool:
    """Tell whether a sentence has a number that is not set aside."""
    return any(m.set_aside is None for m in s.mentions)


def goes_on_having(s: Sentence, m: Mention, last: Mention) -> bool:
    """Tell whether a sentence goes on from a date: "In 2019 it held 97 and had 12".

    Or to it: "Africa, with two deaths the year before, had 10".
    """
    had = m.at > 0 and s.tokens[m.at - 1].low in ("had", "has", "have")
    return had and m.date is None and last.date is not None
