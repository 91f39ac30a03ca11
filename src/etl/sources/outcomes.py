"""What became of one address in one run, as the store and a reader are told.

What is to be done about it is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


def summary(results: Iterable[Result]) -> str:
    """How many addresses came to what: "3 new, 12 unchanged"."""
    counted = Counter(result.outcome for result in results)
    return ", ".join(f"{counted[o]:,} {o}" for o in Outcome if counted[o]) or "no sources"


def changed(results: Iterable[Result]) -> list[dict[str, str]]:
    """What became of each address that is not as before: `outcome`, `document` and `message`."""
    return [
        {"outcome": r.outcome.value, "document": r.document or r.address, "message": r.message}
        for r in results
        if r.outcome is not Outcome.UNCHANGED
    ]


def tell(results: Sequence[Result]) -> int:
    """Print what became of each address that is not as before; 2 if any of it is bad, else 0."""
    for row in changed(results):
        said = ": ".join(filter(None, (row["document"], row["message"])))
        print(f"  {row['outcome']:9} {said if said.isprintable() else repr(said)}")
    print(summary(results))
    return 2 if {result.outcome for result in results} & BAD else 0
