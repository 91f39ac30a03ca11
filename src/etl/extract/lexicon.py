"""Vocabulary -> one Aho-Corasick automaton, and text -> hits, in one pass.

Knows words and their edges only; what a hit means beside another is the grammar's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from etl.vocabulary import Entry, Vocabulary

__all__ = ["Entry", "Hit", "Lexicon", "lexicon_of", "lowered"]


class Hit(NamedTuple):
    """A word of the vocabulary in a text; `entries` are its readings that the spelling allows."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Lexicon:
    """All vocabulary words in one automaton."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        readings: dict[str, list[Entry]] = {}
        for entry in entries:
            readings.setdefault(lowered(entry.word), []).append(entry)
        self._patterns = list(readings)
        self._index = {pattern: i for i, pattern in enumerate(self._patterns)}
        self._readings = [tuple(readings[p]) for p in self._patterns]
        self._cased = [any(e.cased for e in r) for r in self._readings]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._patterns,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            # a DFA takes 0.2 s to build
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def scan(self, text: str, any_case: bool = False) -> list[Hit]:
        """Give the longest words of the vocabulary in `text`, in order, none overlapping.

        With `any_case` names need no capitals ("syria").
        """
        low = lowered(text)
        hits: list[Hit] = []
        cased = [True] * len(self._cased) if any_case else self._cased
        for index, start, end in self._automaton.find_matches_as_indexes(low):
            if (
                start
                and low[start - 1].isalnum()
                and low[start].isalnum()
                and not _new_word(text, start)
            ):
                self._glued(text, low, start, end, any_case, hits)
                continue
            if (
                end < len(low)
                and low[end].isalnum()
                and low[end - 1].isalnum()
                and not (low[end].isdigit() and text[start].isupper() and end - start >= 4)
            ):
                self._shorter(text, low, start, end, any_case, hits)
                self._longer(text, low, low.rfind(" ", start, end) + 1, end, any_case, hits)
                continue
            if cased[index]:
                self._keep(text, index, start, end, any_case, hits)
            else:  # most words
                hits.append(Hit(start, end, self._readings[index]))
        return hits

    def _keep(
        self, text: str, index: int, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> bool:
        entries = self._readings[index]
        said = text[start:end]
        if any_case:
            entries = tuple(
                e for e in entries if not (e.cased and e.word.isupper()) or said.isupper()
            )
        elif self._cased[index]:
            entries = tuple(
                e
                for e in entries
                if not e.cased or e.word == said or said.isupper() or _same_capitals(e.word, said)
            )
        if entries:
            hits.append(Hit(start, end, entries))
        return bool(entries)

    def _glued(
        self, text: str, low: str, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look for a name that a match within a word hides ("mn" in "fromNetherlands")."""
        for at in range(start + 1, end):
            if text[at].isupper() and not text[at - 1].isupper():
                for stop in range(min(len(low), at + 40), end, -1):
                    index = self._index.get(low[at:stop])
                    if index is not None and (stop == len(low) or not low[stop].isalnum()):
                        self._keep(text, index, at, stop, any_case, hits)
                        return

    def _longer(
        self, text: str, low: str, at: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look for a word that a match ends within ("prisons" behind "the prison")."""
        if at == 0:
            return
        for stop in range(min(len(low), at + 40), end, -1):
            index = self._index.get(low[at:stop])
            if index is not None and (stop == len(low) or not low[stop].isalnum()):
                self._keep(text, index, at, stop, any_case, hits)
                return

    def _shorter(
        self, text: str, low: str, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look inside a match that ends within a word ("case number" in "case numbers")."""
        at = start
        while at < end:
            stop = low.rfind(" ", at, end)
            while stop > at:
                index = self._index.get(low[at:stop])
                if index is not None and self._keep(text, index, at, stop, any_case, hits):
                    break
                stop = low.rfind(" ", at, stop)
            space = low.find(" ", max(at, stop), end)
            at = end if space < 0 else space + 1


@lru_cache(maxsize=4)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Give the automaton of a vocabulary."""
    return Lexicon(vocabulary.words())


def _same_capitals(word: str, said: str) -> bool:
    """Tell whether `said` has every capital of `word`, and perhaps more: "Trinidad And Tobago"."""
    return all(not w.isupper() or s.isupper() for w, s in zip(word, said, strict=False))


def _new_word(text: str, start: int) -> bool:
    """Tell whether a lost blank joined a name to the word before ("44Germany", "inIraq")."""
    return text[start].isupper() and not text[start - 1].isupper()


def lowered(text: str) -> str:
    """Lower-case `text` and straighten its quotes, without moving an offset.

    `İ`.lower() has two characters, so it stays as it is.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for mark, plain in _STRAIGHTENED:
        low = low.replace(mark, plain)  # many times as fast as to translate all at once
    return low


_STRAIGHTENED = (
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')),
    *(("_", " "), ("\xa0", " "), ("\u202f", " "), ("\u2009", " ")),
)
