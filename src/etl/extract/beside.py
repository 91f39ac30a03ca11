"""A number and the tokens that touch it: the value that the readers of kinds and ages look at.

No reading here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.numbers import Number
from etl.extract.tokens import Token

PEOPLE_KINDS = frozenset(["place.people", "region.people", "measure.people", "grammar.person"])
"""Classes of words for people."""


@dataclass(slots=True)
class Here:
    """A number and the tokens beside it; `EDGE` stands where the sentence ends."""

    tokens: Sequence[Token]
    i: int
    text: str
    number: Number
    before2: Token
    before: Token
    after: Token
    after2: Token
