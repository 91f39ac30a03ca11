"""Text -> counts, as short tuples that tests compare; by the public interface alone.

The shipped vocabulary is read once. What a test expects stands in the test.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

from etl.extract import extract
from etl.vocabulary import Vocabulary, load_vocabulary
from schemas.records import Document, Extraction


class Read(NamedTuple):
    """What a count says, without where."""

    measure: str
    value: int
    place: str | None
    origin: str | None


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """Give the shipped vocabulary."""
    return load_vocabulary()


def document(text: str, **given: Any) -> Document:
    """Make a document of a text; `given` are title, published and the like."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("a.txt", digest[:16], text, digest, **given)


def extraction(text: str, vocabulary: Vocabulary | None = None, **given: Any) -> Extraction:
    """Read one text."""
    return extract(document(text, **given), vocabulary or shipped())


def counts(text: str, vocabulary: Vocabulary | None = None, **given: Any) -> set[Read]:
    """Read one text, and keep what its counts say."""
    found = extraction(text, vocabulary, **given).counts
    return {Read(c.measure, c.value, c.place, c.origin) for c in found}


def values(text: str) -> set[int]:
    """Read one text, and keep the numbers that are counts."""
    return {c.value for c in counts(text)}
