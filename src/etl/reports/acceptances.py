"""schemas/accepted.yml -> acceptances: findings that a person lets stand.

Reading and checking the file only. A run takes them into the warehouse with its snapshot, which is
where reports have them from; that one lapses when the finding changes is decided in findings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from etl.errors import VocabularyError
from schemas.records import Acceptance

FILE = "accepted.yml"


def read_acceptances(today: date, text: str | None = None) -> tuple[Acceptance, ...]:
    """The acceptances in `text`, or in the shipped file, that are not over `today`.

    Raises VocabularyError that names the entry and what to do.
    """
    if text is None:
        text = files("schemas").joinpath(FILE).read_text(encoding="utf-8")
    try:
        raw = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2024-13-40
        raise VocabularyError(f"{FILE}: not valid YAML: {error}") from error
    entries = raw.get("accepted") if isinstance(raw, dict) else None
    if not isinstance(entries, list):
        raise VocabularyError(f"{FILE}: 'accepted' must be a list; write `accepted: []` for none")
    read = [_acceptance(number, entry) for number, entry in enumerate(entries, 1)]
    twice = [check_id for check_id, n in Counter(a.check_id for a in read).items() if n > 1]
    if twice:
        raise VocabularyError(f"{FILE}: {', '.join(twice)} stands there twice; keep one")
    return tuple(a for a in read if a.until is None or today.isoformat() < a.until)


def _acceptance(number: int, entry: Any) -> Acceptance:
    where = f"{FILE}: entry {number}"
    known = {column.name for column in fields(Acceptance)}
    if not isinstance(entry, dict) or not (known - {"until"} <= entry.keys() <= known):
        wanted = "check_id, message, reason, by, date and perhaps until"
        raise VocabularyError(f"{where}: has {entry!r}; it must have {wanted}, nothing else")
    words: dict[str, Any] = {n: None if v is None else str(v).strip() for n, v in entry.items()}
    for name, said in words.items():
        if not said and name != "until":
            raise VocabularyError(f"{where}: {name} is empty; write it in words")
        if name in ("date", "until") and said is not None and not _is_day(said):
            raise VocabularyError(f"{where}: {name} is {said!r}; write a date as YYYY-MM-DD")
    return Acceptance(**words)


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False
