"""schemas/accepted.yml -> acceptances: findings that a person lets stand, by `check_id`.

Reading and checking the file only; that an acceptance lapses when the finding changes is decided
in findings.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any

import yaml

from etl.errors import VocabularyError

FILE = "accepted.yml"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One finding that may stand, as long as it says the same."""

    check_id: str
    message: str
    reason: str
    by: str
    date: str
    until: str | None = None
    """ISO date from which on it does not hold any more."""

    def holds(self, message: str, day: str) -> bool:
        """Whether it covers a finding with this message in a snapshot of that ISO date."""
        return self.message == message and (self.until is None or day[:10] < self.until)


def read_acceptances(text: str | None = None) -> dict[str, Acceptance]:
    """The acceptances in `text`, or in the shipped file.

    Raises VocabularyError that names the entry and what to do.
    """
    if text is None:
        text = files("schemas").joinpath(FILE).read_text(encoding="utf-8")
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{FILE}: not valid YAML: {error}") from error
    entries = raw.get("accepted") if isinstance(raw, dict) else None
    if not isinstance(entries, list):
        raise VocabularyError(f"{FILE}: 'accepted' must be a list; write `accepted: []` for none")
    read = [_acceptance(number, entry) for number, entry in enumerate(entries, 1)]
    return {acceptance.check_id: acceptance for acceptance in read}


def _acceptance(number: int, entry: Any) -> Acceptance:
    where = f"{FILE}: entry {number}"
    known = {column.name for column in fields(Acceptance)}
    if not isinstance(entry, dict) or not (known - {"until"} <= entry.keys() <= known):
        wanted = "check_id, message, reason, by, date and perhaps until"
        raise VocabularyError(f"{where}: has {entry!r}; it must have {wanted}, nothing else")
    words: dict[str, Any] = {n: None if v is None else str(v) for n, v in entry.items()}
    return Acceptance(**words)
