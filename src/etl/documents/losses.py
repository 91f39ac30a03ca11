"""Numbers that the original shows, and the text -> the numbers that fell out, with their context.

Compared are numbers in digits, as written, and words of numbers ("nine", "a dozen"). How the
original is looked at is up to each reader; it should be another way than that by which the text was
made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from etl.documents.parsed import Loss, Place
from etl.vocabulary import number_words

DIGITS = r"\d(?:[\d.,'’]*\d)?"
GLUE = re.compile(r"[\s-]*(?:and[\s-]+)?")
"""Between two words of one number."""
WORD = re.compile(r"\w+")
AROUND = 60
"""Characters of context on either side."""
NEAR = 40
"""Characters in which the words next to a number are looked for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One stretch of the original as a reader sees it, all of it in one place."""

    text: str
    place: Place


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(number_words(), key=len, reverse=True)
    first = "".join(sorted({word[0] for word in words}))  # twice as fast as without
    return re.compile(rf"{DIGITS}|(?<!\w)(?=[{first}])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Each number in digits, and each word of one: "two hundred" are two."""
    return _pattern().finditer(text)


def find_losses(original: Iterable[Shown], text: str) -> tuple[Loss, ...]:
    """Return what is lost, in the order of the original.

    A number that stands twice has to be found twice. Which of its places is lost is told by the
    words next to it: a place with both neighbours is the first to be taken as found, then one with
    either, and a place in the content before one in the furniture.
    """
    seen = [(stretch, match) for stretch in original for match in find_numbers(stretch.text)]
    left = Counter(map(_token, find_numbers(text)))
    short = Counter(_token(match) for _, match in seen)
    lacking = {number for number, n in short.items() if n > left[number]}
    if not lacking:
        return ()
    lacked = (match for match in find_numbers(text) if _token(match) in lacking)
    kept = Counter(key for match in lacked for key in _keys(text, match))
    seen = [(stretch, match) for stretch, match in seen if _token(match) in lacking]
    order = sorted(range(len(seen)), key=lambda i: seen[i][0].place is Place.FURNITURE)
    open_: list[int] = order
    for level in range(4):
        unmet = []
        for i in open_:
            stretch, match = seen[i]
            key = _keys(stretch.text, match)[level]
            if left[_token(match)] and kept[key]:
                left[_token(match)] -= 1
                kept[key] -= 1
            else:
                unmet.append(i)
        open_ = unmet
    return tuple(_joined(seen[i] for i in sorted(open_)))


def _token(match: re.Match[str]) -> str:
    return match[0].casefold()


def _keys(text: str, match: re.Match[str]) -> tuple[tuple[str, str, str], ...]:
    """A number with both neighbours, with the one before, the one after, and alone."""
    before = WORD.findall(text[max(0, match.start() - NEAR) : match.start()])
    after = WORD.search(text, match.end(), match.end() + NEAR)
    one, two = (before[-1] if before else ""), (after[0] if after else "")
    number = _token(match)
    return (one, number, two), (one, number, "*"), ("*", number, two), ("*", number, "*")


def _joined(lost: Iterable[tuple[Shown, re.Match[str]]]) -> Iterator[Loss]:
    """One loss a number: words that make one number are told together, with the digits before."""
    last: tuple[Shown, int, int] | None = None
    for stretch, match in lost:
        start = match.start()
        if last and last[0] is stretch and not match[0][0].isdigit():
            start = last[1] if GLUE.fullmatch(stretch.text, last[2], start) else start
        if last and (last[0] is not stretch or start != last[1]):
            yield _loss(*last)
        last = (stretch, start, match.end())
    if last:
        yield _loss(*last)


def _loss(stretch: Shown, start: int, end: int) -> Loss:
    around = stretch.text[max(0, start - AROUND) : end + AROUND]
    number = " ".join(stretch.text[start:end].split())
    return Loss(number, stretch.place, " ".join(around.split()))


def pages(losses: Iterable[tuple[int, Loss]]) -> Iterator[Loss]:
    """Name the page of each loss in its context."""
    for page, loss in losses:
        yield Loss(loss.number, loss.place, f"page {page}: {loss.context}")
