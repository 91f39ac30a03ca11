"""NAME.meta.json -> the fields that it fills, or a complaint for each one that it fills wrongly.

Metadata inside a document are the business of its reader; the sidecar goes before them.
"""

from __future__ import annotations

import json
import re
import reprlib
from datetime import date
from typing import Any

SIDECAR = ".meta.json"
WORDS = ("url", "title", "publisher", "language")
DATES = ("published", "retrieved", "vanished")
STATUS = "http_status"
FIELDS = (*WORDS, *DATES, STATUS, "cites")

ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def read_sidecar(raw: bytes) -> dict[str, Any]:
    """Return the filled fields; raises ValueError with all complaints in one message."""
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON ({error}); mend it or remove it") from error
    if not isinstance(said, dict):
        raise ValueError(f'is {reprlib.repr(said)}; write an object: {{"url": ...}}')
    complaints = [_complaint(field, value) for field, value in said.items()]
    if any(complaints):
        raise ValueError("; ".join(filter(None, complaints)))
    filled = {field: value for field, value in said.items() if value}
    return {field: tuple(v) if field == "cites" else v for field, v in filled.items()}


def is_date(value: str) -> bool:
    """Whether `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the calendar."""
    if not ISO_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def is_words(value: object) -> bool:
    """Whether `value` is a string, not blank, of whole characters (JSON can spell half of one)."""
    if not isinstance(value, str) or not value.strip():
        return False
    return value == value.encode("utf-8", "ignore").decode("utf-8")


def _complaint(field: str, value: object) -> str | None:
    """Say what is wrong with one field of a sidecar and what to write; null and "" are unfilled."""
    if field not in FIELDS:
        return f"{reprlib.repr(field)} is no field of a sidecar; write {', '.join(FIELDS)}"
    if value is None or value == "":
        return None
    shown = f"{field!r} is {reprlib.repr(value)}"
    if field == "cites":
        names = isinstance(value, list) and all(is_words(item) for item in value)
        return None if names else f'{shown}; write a list of names such as ["Reuters"]'
    if field == STATUS:
        known = isinstance(value, int) and 100 <= value <= 599
        return None if known else f"{shown}; write a status of HTTP such as 404"
    if not is_words(value):
        return f"{shown}; write words in quotes, or leave the field out"
    if field in DATES and not is_date(str(value)):
        return f"{shown}; write a date as YYYY, YYYY-MM or YYYY-MM-DD"
    return None
