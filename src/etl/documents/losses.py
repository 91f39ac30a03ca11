"""Numbers that the original shows, and the text -> the numbers that fell out, with their context.

Compared are numbers in digits, as written. How the original is looked at is up to each reader; it
should be another way than that by which the text was made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.documents.parsed import Loss, Place

NUMBER = re.compile(r"\d(?:[\d.,'’]*\d)?")
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


def find_losses(original: Iterable[Shown], text: str) -> tuple[Loss, ...]:
    """Return what is lost, in the order of the original.

    A number that stands twice has to be found twice. Which of its places is lost is told by the
    words next to it: a place with both neighbours is the first to be taken as found, then one with
    either, and a place in the content before one in the furniture.
    """
    seen = [(stretch, match) for stretch in original for match in NUMBER.finditer(stretch.text)]
    left = Counter(NUMBER.findall(text))
    short = Counter(match[0] for _, match in seen)
    lacking = {number for number, n in short.items() if n > left[number]}
    if not lacking:
        return ()
    kept = Counter(key for m in NUMBER.finditer(text) if m[0] in lacking for key in _keys(text, m))
    seen = [(stretch, match) for stretch, match in seen if match[0] in lacking]
    order = sorted(range(len(seen)), key=lambda i: seen[i][0].place is Place.FURNITURE)
    open_: list[int] = order
    for level in range(4):
        unmet = []
        for i in open_:
            stretch, match = seen[i]
            key = _keys(stretch.text, match)[level]
            if left[match[0]] and kept[key]:
                left[match[0]] -= 1
                kept[key] -= 1
            else:
                unmet.append(i)
        open_ = unmet
    return tuple(_loss(*seen[i]) for i in sorted(open_))


def _keys(text: str, match: re.Match[str]) -> tuple[tuple[str, str, str], ...]:
    """A number with both neighbours, with the one before, the one after, and alone."""
    before = WORD.findall(text[max(0, match.start() - NEAR) : match.start()])
    after = WORD.search(text, match.end(), match.end() + NEAR)
    one, two = (before[-1] if before else ""), (after[0] if after else "")
    return (one, match[0], two), (one, match[0], "*"), ("*", match[0], two), ("*", match[0], "*")


def _loss(stretch: Shown, match: re.Match[str]) -> Loss:
    around = stretch.text[max(0, match.start() - AROUND) : match.end() + AROUND]
    return Loss(match[0], stretch.place, " ".join(around.split()))


def pages(losses: Iterable[tuple[int, Loss]]) -> Iterator[Loss]:
    """Name the page of each loss in its context."""
    for page, loss in losses:
        yield Loss(loss.number, loss.place, f"page {page}: {loss.context}")
