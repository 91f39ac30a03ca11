"""A mark "(a)" or "Column 1" -> what the text says about it: measures and dates.

The text explains the columns of a table, or asks numbered questions; who needs an explanation asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from etl.extract.dates import DateSpan
from etl.extract.discourse.state import RECALLED, Discourse
from etl.extract.sentence.mentions import Sentence
from etl.extract.tokens import Token

_MEANING = ("measure.said", "measure.people", "measure.events")
"""Classes of words that mean a measure by themselves."""


class Note(NamedTuple):
    """What is said about a mark; empty where nothing is."""

    measures: list[str]
    """Codes as the vocabulary has them; `Discourse.meant` says which is meant."""
    dates: list[DateSpan]


def note_of(d: Discourse, mark: str) -> Note:
    """Give what the text before says about a mark: a letter or a number, in lower case."""
    for s in chain(d.seen[:RECALLED], d.seen[max(RECALLED, len(d.seen) - RECALLED) :]):
        if s.marker == mark and asks(s):
            note = Note(_measures(s.tokens), [t.date for t in s.tokens if t.date is not None])
            if note.measures:
                return note
        if s.words.isdisjoint((mark, f"column {mark}")):
            continue
        for i in range(len(s.tokens)):
            if _is_mark(s, i, mark):
                note = _said_behind(s.tokens[i + 1 :])
                if note.measures:
                    return note
    return Note([], [])


def asks(s: Sentence) -> bool:
    """Tell whether a sentence is a question, or one of a list: "(b) how many are women;"."""
    return s.question or [t.low for t in s.tokens[:2]] == ["how", "many"]


def _is_mark(s: Sentence, i: int, mark: str) -> bool:
    """Tell whether a word is the mark: the "a" of "(a) prisoners" or of "column a: prisoners"."""
    word = s.tokens[i].low
    opened = i > 0 and s.tokens[i - 1].low in ("(", "column")
    return (word == mark and opened) or word == f"column {mark}"


def _said_behind(tokens: Iterable[Token]) -> Note:
    """Give the explanation behind a mark; it ends with a semicolon, or at the next mark."""
    note = Note([], [])
    for t in tokens:
        if t.low in (";", ".") or (t.low == "(" and note.measures):
            break
        note.measures.extend(_measures([t]))
        if t.date is not None:
            note.dates.append(t.date)
    return note


def _measures(tokens: Iterable[Token]) -> list[str]:
    """Give the measures that words mean by themselves."""
    return [str(code) for t in tokens for kind, code in t.classes.items() if kind in _MEANING]
