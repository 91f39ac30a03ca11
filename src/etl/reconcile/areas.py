"""Area codes -> the countries they stand for: territories, named regions, lists of names.

Membership is the vocabulary's (places.yml) and the territories are those of checks.yml; where a
text means something else by a region's name, the place of the list in the text decides (`parts`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from etl.reconcile.breakdowns import REGION
from etl.vocabulary import Vocabulary
from schemas.records import Count

_BETWEEN_NAMES = re.compile(r"\s*(?:,|/|&|;|\band\b|\bor\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Areas:
    """What codes stand for; empty mappings know nothing."""

    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members by the region's name in lower case."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Country codes by every name, in lower case."""
    territories: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary, territories: Mapping[str, frozenset[str]]) -> Areas:
        """The areas of a vocabulary."""
        names: dict[str, str] = {}
        for code, block in vocabulary.raw["places"]["countries"].items():
            for name in (block["name"], *(block.get("names") or ())):
                names[name.lower()] = code
        return cls(vocabulary.regions, names, territories)

    @cached_property
    def _known(self) -> dict[str, frozenset[str] | None]:
        return {}

    def members(self, code: str) -> frozenset[str] | None:
        """The countries of `REGION:the Gulf` or `REGION:China and Iran`; None if not known.

        None at all are in `REGION:non-state actors`.
        """
        if code not in self._known:
            self._known[code] = self._look_up(code[len(REGION) :].lower())
        return self._known[code]

    def in_no_country(self, code: str) -> bool:
        """Whether a code is of people who are in no country: `REGION:non-state actors`."""
        return code.startswith(REGION) and self.members(code) == frozenset()

    def _look_up(self, words: str) -> frozenset[str] | None:
        name = words.removeprefix("the ").strip()
        for known_as in (words, name):
            if known_as in self.regions:
                return frozenset(self.regions[known_as])
        parts = (p.removeprefix("the ") for p in _BETWEEN_NAMES.split(name) if p)
        codes = [self.countries.get(p) for p in parts]
        known = [c for c in codes if c is not None]
        return frozenset(known) if known and len(known) == len(codes) else None


def wholes(
    told: Mapping[str, Sequence[Count]], territories: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[int]]:
    """Countries told with and without their territories -> the values that include these.

    "97 in China, 93 of them on the mainland and 4 in Hong Kong": 97 is no other number for the
    same thing than 93 but the whole (SDMX observation status W). `told` has exact counts by code.
    """
    found: dict[str, frozenset[int]] = {}
    for parent, children in territories.items():
        inside = [{c.value for c in told[child]} for child in sorted(children) if child in told]
        if parent not in told or not inside or any(len(values) > 1 for values in inside):
            continue
        more = sum(value for values in inside for value in values)
        values = {c.value for c in told[parent]}
        including = frozenset(v for v in values if more and v - more in values)
        if including:
            found[parent] = including
    return found
