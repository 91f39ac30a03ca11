"""What a reader hands back: the text of a file, what its metadata say, and what fell out.

No reading is done here. `to_json` and `from_json` are the wire between a worker and its owner.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from types import MappingProxyType

PAGE_BREAK = "\f\n"
"""Between two pages: the form feed ends a line, so that a sentence may run on in the next one."""


class Format(StrEnum):
    """What a file is, by its content."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    EMAIL = "eml"
    GZIP = "gzip"
    WARC = "warc"


class Place(StrEnum):
    """Where in the original a lost number stands."""

    TABLE = "table"
    LIST = "list"
    TEXT = "text"
    LINK = "link"
    FURNITURE = "page furniture"
    """Menus, headers, footers, forms, asides."""
    PICTURE = "picture"
    HIDDEN = "hidden part"


CONTENT = frozenset({Place.TABLE, Place.LIST, Place.TEXT, Place.PICTURE})
"""Places whose numbers a reader of the original would quote."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One number that the original shows and the text does not hold."""

    number: str | None
    """As written; None where it cannot be told, as in a scanned page."""
    place: Place
    context: str
    """The words around it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost a worker."""

    seconds: int
    memory_bytes: int
    text_characters: int
    unpacked_bytes: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, parsed. Pages of a text are set apart by form feeds."""

    text: str
    format: Format
    encoding: str | None = None
    """Where it was guessed, the encoding that the bytes were taken for."""
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Some of `title`, `url`, `publisher`, `published`, `language`."""
    losses: tuple[Loss, ...] = ()
    pages: int | None = None
    """How many pages there are, in a format that has some."""


class Unparsable(Exception):
    """A file that a reader cannot use; the message says what is wrong with it and what to do."""


def to_json(parsed: Parsed) -> bytes:
    """Parsed -> the bytes that `from_json` reads back."""
    said = {**asdict(parsed, dict_factory=dict), "metadata": dict(parsed.metadata)}
    return json.dumps(said).encode()


def from_json(raw: bytes) -> Parsed:
    """The bytes of `to_json` -> Parsed; ValueError, KeyError or TypeError for any others."""
    said = json.loads(raw)
    losses = (Loss(x["number"], Place(x["place"]), x["context"]) for x in said.pop("losses"))
    return Parsed(**{**said, "format": Format(said["format"]), "losses": tuple(losses)})


def page_of(text: str, offset: int) -> int:
    """Page of an offset, from 1: one more than the form feeds before it."""
    return text.count("\f", 0, offset) + 1
