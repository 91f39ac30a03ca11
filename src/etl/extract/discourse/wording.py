"""Tokens -> whether words of a class, or of a list, are among them.

What it means that they are is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token


def among(tokens: Iterable[Token], *kinds: str) -> bool:
    """Tell whether one of the tokens has one of the classes."""
    for t in tokens:  # loops, as any() with a generator takes twice as long for so few
        for kind in kinds:
            if kind in t.classes:
                return True
    return False


def spoken(tokens: Iterable[Token], name: str) -> bool:
    """Tell whether one of the tokens is in a plain word list of schemas/grammar.yml."""
    for t in tokens:  # noqa: SIM110 - twice as fast
        if name in t.plain:
            return True
    return False


def counts_something(s: Sentence) -> bool:
    """Tell whether a sentence has a number that is not set aside."""
    for m in s.mentions:  # noqa: SIM110 - twice as fast
        if m.set_aside is None:
            return True
    return False


def goes_on_having(s: Sentence, m: Mention, last: Mention) -> bool:
    """Tell whether a sentence goes on from a date: "In 2019 it held 97 and had 12".

    Or to it: "Africa, with two deaths the year before, had 10".
    """
    had = m.at > 0 and s.tokens[m.at - 1].low in ("had", "has", "have")
    return had and m.date is None and last.date is not None
