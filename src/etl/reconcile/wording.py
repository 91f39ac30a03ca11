"""Codes -> words: how measures, countries and breakdowns are named in the messages of checks.

The words themselves stand in the vocabularies; without them the codes are printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.reconcile.breakdowns import ALL, FOREIGN, NOT, PLACE, REGION, Breakdown
from etl.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels by code; empty mappings print the codes."""

    measures: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Wording:
        """The labels of a vocabulary."""
        labels = {code: m.label for code, m in vocabulary.measures.items()}
        return cls(labels, vocabulary.countries)

    def measure(self, code: str) -> str:
        """`in_custody` -> `in custody`."""
        return self.measures.get(code, code.replace("_", " "))

    def area(self, code: str | None) -> str:
        """`CHN` -> `China`, `NOT:CHN` -> `all but China`, `REGION:the Gulf` -> `the Gulf`."""
        if code is None:
            return "unstated"
        if code.startswith(REGION):
            return code[len(REGION) :]
        if code.startswith(NOT):
            return f"all but {self.area(code[len(NOT) :])}"
        named = {ALL: "all countries", FOREIGN: "all foreigners"}
        return named.get(code) or self.countries.get(code, code)

    def scope(self, breakdown: Breakdown, code: str | None = None) -> str:
        """`in custody in China, people of Canada, as of 2023`; `code` is of the dimension told."""
        place, origin = (code, breakdown.fixed)
        if breakdown.by != PLACE:
            place, origin = (breakdown.fixed, code)
        words = [self.measure(breakdown.measure) + (f" in {self.area(place)}" if place else "")]
        words += [f"people of {self.area(origin)}"] if origin else []
        words += [breakdown.segment] if breakdown.segment else []
        words += [f"as of {breakdown.as_of}"] if breakdown.as_of else []
        return ", ".join(words)


def number(value: int) -> str:
    """`12345` -> `12,345`."""
    return f"{value:,}"


def counted(n: int, one: str, many: str) -> str:
    """`1 country`, `2 countries`."""
    return f"{number(n)} {one if n == 1 else many}"
