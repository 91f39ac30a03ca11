"""Vocabulary -> one Aho-Corasick automaton, and text -> hits, in one pass.

Knows words and their edges only; what a hit means beside another is the grammar's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from etl.vocabulary import Entry, Vocabulary

__all__ = ["Entry", "Hit", "Lexicon", "Pieces", "lexicon_of", "lowered", "silent_measures"]


class Hit(NamedTuple):
    """A word of the vocabulary in a text; `entries` are its readings that the spelling allows."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    classes: Mapping[str, object]
    """`file.class` -> what it stands for there; of two readings in one class the first counts."""


_new = tuple.__new__
_SHORT = 4
"""Letters of a piece that many other words have in them, too."""
"""Makes a hit in half the time that its own constructor takes."""


class Lexicon:
    """All vocabulary words in one automaton."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        readings: dict[str, list[Entry]] = {}
        lows = lowered("\0".join(entry.word for entry in entries)).split("\0")
        for low, entry in zip(lows, entries, strict=bool(entries)):
            readings.setdefault(low, []).append(entry)
        self._patterns = list(readings)
        self._index = {pattern: i for i, pattern in enumerate(self._patterns)}
        self._readings = [tuple(readings[p]) for p in self._patterns]
        self._spellings = [_spelling(r) for r in self._readings]
        self._classes: list[Mapping[str, object] | None] = [None] * len(self._patterns)
        """Made when a text has the word: few texts have a tenth of them."""
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
        size = len(low)
        hits: list[Hit] = []
        readings, spellings, known = self._readings, self._spellings, self._classes
        for index, start, end in self._automaton.find_matches_as_indexes(low):
            if (
                low[start - 1] != " "
                and start
                and low[start - 1].isalnum()
                and low[start].isalnum()
                and not (text[start].isupper() and not text[start - 1].isupper())
            ):  # not where a lost blank joined a name to the word before: "44Germany", "inIraq"
                if end - start > 1 and not text[start + 1 : end].islower():
                    self._glued(text, low, start, end, any_case, hits)
                elif (blank := low.find(" ", start, end)) >= 0:
                    self._behind(text, low, blank + 1, end, any_case, hits)
                continue
            if (
                end < size
                and low[end] != " "
                and low[end].isalnum()
                and low[end - 1].isalnum()
                and not (low[end].isdigit() and text[start].isupper() and end - start >= 4)
            ):
                last = low.rfind(" ", start, end) + 1
                if last:
                    self._shorter(text, low, start, end, any_case, hits)
                    self._longer(text, low, last, end, any_case, hits)
                continue
            spelling = spellings[index]
            if spelling is not None and (any_case or text[start:end] != spelling):
                self._keep(text, index, start, end, any_case, hits)
            else:  # most words
                classes = known[index] or self._classes_of(index)
                hits.append(_new(Hit, (start, end, readings[index], classes)))
        return hits

    def _classes_of(self, index: int) -> Mapping[str, object]:
        found = self._classes[index]
        if found is None:
            found = self._classes[index] = _classes(self._readings[index])
        return found

    def _keep(
        self, text: str, index: int, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> bool:
        entries = self._readings[index]
        said = text[start:end]
        if any_case:
            entries = tuple(
                e for e in entries if not (e.cased and e.word.isupper()) or said.isupper()
            )
        elif self._spellings[index] is not None:
            entries = tuple(
                e
                for e in entries
                if not e.cased or e.word == said or said.isupper() or _same_capitals(e.word, said)
            )
        if not entries:
            return False
        whole = len(entries) == len(self._readings[index])
        classes = self._classes_of(index) if whole else _classes(entries)
        hits.append(Hit(start, end, entries, classes))
        return True

    def _glued(
        self, text: str, low: str, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look for a name that a match within a word hides ("mn" in "fromNetherlands")."""
        for at in range(start + 1, end):
            if text[at].isupper() and not text[at - 1].isupper():
                for stop in range(min(len(low), at + 40), end, -1):
                    if stop < len(low) and low[stop].isalnum():
                        continue
                    index = self._index.get(low[at:stop])
                    if index is not None:
                        self._keep(text, index, at, stop, any_case, hits)
                        return

    def _behind(
        self, text: str, low: str, at: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look at the words that a match begun within a word hides ("promised" in "has promised").

        It is the match "as promised" that does so.
        """
        if low[end : end + 1].isalnum():
            last = low.rfind(" ", at, end) + 1
            if last:
                self._shorter(text, low, at, end, any_case, hits)
            self._longer(text, low, last or at, end, any_case, hits)
            return
        self._inside(text, low, at, end, any_case, hits)

    def _longer(
        self, text: str, low: str, at: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look for a word that a match ends within ("prisons" behind "the prison")."""
        for stop in range(min(len(low), at + 40), end, -1):
            if stop < len(low) and low[stop].isalnum():
                continue
            index = self._index.get(low[at:stop])
            if index is not None:
                self._keep(text, index, at, stop, any_case, hits)
                return

    def _shorter(
        self, text: str, low: str, start: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look inside a match that ends within a word ("case number" in "case numbers")."""
        self._inside(text, low, start, low.rfind(" ", start, end), any_case, hits)

    def _inside(
        self, text: str, low: str, at: int, end: int, any_case: bool, hits: list[Hit]
    ) -> None:
        """Look for the longest matches of whole words, one behind the other."""
        while at < end:
            stop = end
            while stop > at:
                index = self._index.get(low[at:stop])
                if index is not None and self._keep(text, index, at, stop, any_case, hits):
                    break
                stop = low.rfind(" ", at, stop)
            space = low.find(" ", max(at, stop), end)
            at = end if space < 0 else space + 1


class Pieces:
    """Pieces of words, which are found wherever they stand, also one in another."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = tuple(pieces)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._pieces, implementation=ahocorasick_rs.Implementation.DFA
        )

    def scan(self, low: str) -> Iterator[tuple[str, int, int]]:
        """Give each piece in a text in lower case with its start and end, by their ends."""
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            yield self._pieces[index], start, end


def silent_measures(vocabulary: Vocabulary, low: str) -> frozenset[str]:
    """Give the measures that a text in lower case has none of the necessary words for.

    A short one has to stand as a word: "customers" says nothing of "mers".
    """
    said = {
        piece
        for piece, start, end in _context_of(vocabulary).scan(low)
        if len(piece) > _SHORT
        or not (low[start - 1 : start].isalpha() or low[end : end + 1].isalpha())
    }
    measures = vocabulary.measures.values()
    return frozenset(m.code for m in measures if m.context and said.isdisjoint(m.context))


@lru_cache(maxsize=4)
def _context_of(vocabulary: Vocabulary) -> Pieces:
    return Pieces(dict.fromkeys(w for m in vocabulary.measures.values() for w in m.context))


@lru_cache(maxsize=4)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Give the automaton of a vocabulary."""
    return Lexicon(vocabulary.words())


def _spelling(entries: Iterable[Entry]) -> str | None:
    """Give the spelling with which all readings of a word are meant; None if any will do.

    Empty, which no word is, where two readings are spelt in two ways.
    """
    spellings = {entry.word for entry in entries if entry.cased}
    return spellings.pop() if len(spellings) == 1 else "" if spellings else None


def _classes(entries: tuple[Entry, ...]) -> Mapping[str, object]:
    return {entry.kind: entry.value for entry in reversed(entries)}


def _same_capitals(word: str, said: str) -> bool:
    """Tell whether `said` has every capital of `word`, and perhaps more: "Trinidad And Tobago"."""
    return all(not w.isupper() or s.isupper() for w, s in zip(word, said, strict=False))


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
