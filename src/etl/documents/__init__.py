"""Raw file -> Document: finds the files below a folder and reads one, with its sidecar.

What a text says is the business of `etl.extract`. Plain text is read here and now; every other
format is read by a worker process that can be killed, and its library is loaded only there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.documents.dating import FIRST_LINE_DATE, date_of, within
from etl.documents.files import (
    document_id,
    document_name,
    find_documents,
    read_bytes,
    require_documents,
    unreadable,
)
from etl.documents.formats import SUFFIXES, sniff
from etl.documents.parsed import Format, Limits, Loss, Parsed, Unparsable, page_of
from etl.documents.plain import decode
from etl.documents.sidecars import FIELDS, SIDECAR, is_date, is_words, read_sidecar
from etl.settings import DEFAULTS, Settings
from schemas.records import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FIELDS",
    "READABLE",
    "READER_VERSION",
    "SIDECAR",
    "Intake",
    "Loss",
    "date_of",
    "document_id",
    "document_name",
    "find_documents",
    "fingerprint",
    "limits",
    "page_of",
    "read_document",
    "require_documents",
    "said_beside",
    "take_in",
    "within",
]

READABLE = tuple(SUFFIXES)
READER_VERSION = "2"
"""Raised whenever a reader, or a library that it uses, may read the same bytes differently."""
PLAIN = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Intake:
    """A document, and what its reading has to say about it."""

    document: Document
    format: Format
    encoding: str | None = None
    """What the bytes were taken for, where that was guessed."""
    losses: tuple[Loss, ...] = ()
    """Numbers that the original shows and the text does not hold."""


def read_document(path: Path, root: Path, settings: Settings = DEFAULTS) -> Document:
    """Read a file that `find_documents(root)` listed, with its sidecar; see `take_in`."""
    return take_in(path, root, settings).document


def take_in(path: Path, root: Path, settings: Settings = DEFAULTS) -> Intake:
    """Read a file that `find_documents(root)` listed, with its sidecar, and tell what fell out.

    The text of a plain file is the file, decoded as it stands but for a byte order mark; that of
    other formats is what their reader makes of them. Metadata come from the sidecar, else from the
    file, else `published` from a first line such as ` date 2024-10-16 ...`, which stays there.

    Raises UnreadableDocument, which names the file, what is wrong with it and what to do.
    """
    name = document_name(path, root)
    raw = read_bytes(path, root, name, settings.max_document_bytes)
    sidecar, metadata = _sidecar(path, root, settings.max_sidecar_bytes)
    try:
        parsed = _parsed(raw, path, settings)
    except Unparsable as error:
        raise unreadable(name, str(error)) from error
    document = Document(
        document=name,
        document_id=document_id(name),
        text=parsed.text,
        sha256=_digest(raw, sidecar),
        pages=parsed.pages,
        **(_own(parsed) | metadata),
    )
    return Intake(document, parsed.format, parsed.encoding, parsed.losses)


def fingerprint(path: Path, root: Path, settings: Settings = DEFAULTS) -> str:
    """Return `Document.sha256` of a file as it is now, without reading what it says.

    Raises UnreadableDocument if its bytes or its sidecar cannot be read.
    """
    raw = read_bytes(path, root, document_name(path, root), settings.max_document_bytes)
    sidecar, _ = _sidecar(path, root, settings.max_sidecar_bytes)
    return _digest(raw, sidecar)


def said_beside(path: Path, root: Path, settings: Settings = DEFAULTS) -> dict[str, Any]:
    """The fields that a file's sidecar fills; none without one.

    Raises UnreadableDocument, which names the sidecar and what is wrong with it.
    """
    return _sidecar(path, root, settings.max_sidecar_bytes)[1]


def limits(settings: Settings) -> Limits:
    """What one file may cost a worker."""
    return Limits(
        settings.reader_seconds,
        settings.reader_memory_bytes,
        settings.max_document_bytes,
        settings.max_unpacked_bytes,
    )


def _parsed(raw: bytes, path: Path, settings: Settings) -> Parsed:
    if path.suffix.lower() in PLAIN and (not raw or sniff(raw, path.suffix) is Format.TEXT):
        text, guessed = decode(raw)
        if not text or text.isspace():
            raise Unparsable("is empty; put a text there or remove it")
        return Parsed(text, Format.TEXT, guessed)
    from etl.documents.worker import parse_apart

    return parse_apart(raw, path.name, limits(settings))


def _own(parsed: Parsed) -> dict[str, str]:
    """What the file says about itself, as far as it can be used."""
    first_line = FIRST_LINE_DATE.match(parsed.text)
    said: Mapping[str, Any] = {"published": first_line and first_line[1], **parsed.metadata}
    found = {field: value for field, value in said.items() if is_words(value)}
    return {
        field: value
        for field, value in found.items()
        if field not in ("published", "retrieved") or is_date(value)
    }


def _sidecar(path: Path, root: Path, limit: int) -> tuple[bytes | None, dict[str, Any]]:
    """Read NAME.meta.json beside NAME.txt: its bytes, None without one, and the fields it fills."""
    beside = path.with_suffix(SIDECAR)
    if not beside.is_symlink() and not beside.exists():
        return None, {}
    folder = root.parent if path == root else root
    name = document_name(beside, folder)
    raw = read_bytes(beside, folder, name, limit)
    try:
        return raw, read_sidecar(raw)
    except ValueError as error:
        raise unreadable(name, str(error)) from error


def _digest(raw: bytes, sidecar: bytes | None) -> str:
    """Hash both, each behind its length, so that no byte can pass from one to the other unseen."""
    digest = hashlib.sha256()
    for part in (raw,) if sidecar is None else (raw, sidecar):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
