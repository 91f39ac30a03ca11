"""Rules and vocabulary -> Basis: what every check rests on, read once.

No check is made here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from etl.reconcile.areas import Areas
from etl.reconcile.rules import Rules, load_rules
from etl.reconcile.wording import Wording
from etl.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Basis:
    """Rules with their thresholds, the words of the messages, and what areas stand for."""

    rules: Rules
    wording: Wording = field(default_factory=Wording)
    areas: Areas = field(default_factory=Areas)
    stocks: frozenset[str] = frozenset()
    """Measures that count people at one time, not over a period."""

    @classmethod
    def of(cls, rules: Rules, vocabulary: Vocabulary) -> Basis:
        """Rules and a vocabulary together."""
        areas = Areas.of(vocabulary, rules.territories)
        stocks = frozenset(code for code, m in vocabulary.measures.items() if m.stock)
        return cls(rules, Wording.of(vocabulary), areas, stocks)

    def limit(self, name: str) -> float:
        """The threshold of that name."""
        return self.rules.thresholds[name]

    def tolerance(self, total: int) -> float:
        """The excess, in people, up to which parts can be those of a total."""
        return max(self.limit("over_least"), self.limit("over_share") * total)


@cache
def shipped() -> Basis:
    """The rules and the vocabulary of schemas/."""
    return Basis.of(load_rules(), load_vocabulary())
