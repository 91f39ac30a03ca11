"""What became of one address in one run, as the store and a reader are told.

What is to be done about it is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Each address has one in each run."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    VANISHED = "vanished"
    """The server says that it is gone, or the folder no longer has it; its last version is kept."""
    REFUSED = "refused"
    """By us (no public address), or by robots.txt."""
    POSTPONED = "postponed"
    """The host asked to be left alone for longer than we wait."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One address, what became of it, and where its document is."""

    address: str
    outcome: Outcome
    document: str | None = None
    """Path below data/raw."""
    message: str = ""


class Unfetched(Exception):
    """An address that gave nothing; `outcome` says how grave that is."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


BAD = frozenset({Outcome.FAILED, Outcome.REFUSED, Outcome.POSTPONED})
"""Outcomes that somebody should look at."""


def tell(results: Iterable[Result]) -> int:
    """Print what became of each address that is not as before; 2 if any of it is bad, else 0."""
    counted: Counter[Outcome] = Counter()
    for result in results:
        counted[result.outcome] += 1
        if result.outcome is not Outcome.UNCHANGED:
            said = ": ".join(filter(None, (result.document or result.address, result.message)))
            print(f"  {result.outcome:9} {said if said.isprintable() else repr(said)}")
    print(", ".join(f"{counted[o]:,} {o}" for o in Outcome if counted[o]) or "no sources")
    return 2 if counted.keys() & BAD else 0
