"""Tokens -> whether words of a class, or of a list, are among them.

What it means that they are is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token

CHANGED_FROM = (("up", "from"), ("down", "from"))
"""What stands before the number that another has changed from."""
_EARLIER_OR_LATER = frozenset(
    ["before", "earlier", "ago", "previous", "previously", "later", "after"]
)
"""What tells that another time is meant, where there is no date."""
_FIGURE = frozenset(["it", "this", "that", "the", "figure", "number", "toll", "total", "count"])
"""What stands between "corrected" and "to 97"."""
_CORRECTED = 2
"""Tokens of "corrected to"."""
_COMPARED = (
    *CHANGED_FROM,
    *((verb, link) for verb in ("compared", "compares", "compare") for link in ("with", "to")),
)


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


def said_by(tokens: Sequence[Token], *names: str) -> bool:
    """Tell whether "by" stands before a word of a plain list: "by nation", "by flag"."""
    return any(
        t.low == "by" and any(name in following.plain for name in names)
        for t, following in pairwise(tokens)
    )


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


def is_compared(tokens: Sequence[Token], at: int) -> bool:
    """As in "97 Danes were arrested, compared with 90 in 2016", "as against 90"."""
    before = [t.low for t in tokens[max(0, at - 2) : at]]
    return before[-1:] == ["against"] or tuple(before) in _COMPARED


def is_corrected(tokens: Sequence[Token], at: int) -> bool:
    """As in "put it at 90 and later corrected it to 97", "was first 90, then cut to 97"."""
    if at < _CORRECTED or tokens[at - 1].low != "to":
        return False
    k = at - 2
    while k > 0 and tokens[k].low in _FIGURE:
        k -= 1
    return "corrects" in tokens[k].plain


def is_of_another_time(s: Sentence) -> bool:
    """As in "A year before, there were 97", "in 2019 it was 97"."""
    return s.dated or not _EARLIER_OR_LATER.isdisjoint(s.words)


def is_counting_aside(s: Sentence) -> bool:
    """As in "Peru: 12. (But 75 Peruvians are held abroad.)": it counts what no other does."""
    aside = s.closing == ")" and not s.first_in_block and s.tokens[0].low == "("
    return aside and counts_something(s)
