"""Raw file -> Document: finds the files below a folder and reads one, with its sidecar.

What a text says is the business of `etl.extract`; HTML, PDF and addresses are not read here.
Nothing is repaired, neither encoding nor line ends, so that offsets hold for the file as it is.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
import reprlib
import stat
from datetime import date
from pathlib import Path
from typing import Any

from etl.errors import UnreadableDocument, UsageError
from etl.settings import DEFAULTS, Settings
from schemas.records import Document

READABLE = (".md", ".txt")
SIDECAR = ".meta.json"
WORDS = ("url", "title", "publisher", "language")
DATES = ("published", "retrieved")
FIELDS = (*WORDS, *DATES, "cites")

ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
FIRST_LINE_DATE = re.compile(
    r"[ \t]*date:?[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9-])", re.IGNORECASE
)


def find_documents(root: Path) -> list[Path]:
    """List the files at or below `root`, sorted by path; sidecars and hidden names are left out.

    What cannot be read is listed too (other suffixes, links to folders, closed folders), so that
    `read_document` says why and nothing is passed over in silence.

    Raises UsageError if there is no such file or folder, or the folder itself cannot be listed.
    """
    if os.path.isfile(root):
        return [root]
    if not os.path.isdir(root):
        raise UsageError(f"{_shown(str(root))}: no such file or folder; check the path")
    found: list[Path] = []

    def closed(error: OSError) -> None:
        if Path(error.filename) == root:
            raise UsageError(f"{_shown(str(root))}: {error.strerror}; allow this user to list it")
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(root, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        names = (name for name in (*files, *links) if not name.startswith("."))
        found += (Path(folder, name) for name in names if not name.endswith(SIDECAR))
    return sorted(found, key=lambda path: path.as_posix())


def read_document(path: Path, root: Path, settings: Settings = DEFAULTS) -> Document:
    """Read a file that `find_documents(root)` listed, with its sidecar.

    The text is UTF-8, decoded as it stands but for a byte order mark. `published` comes from the
    sidecar, else from a first line such as ` date 2024-10-16 ...`, which stays in the text.

    Raises UnreadableDocument, which names the file, what is wrong with it and what to do.
    """
    name = document_name(path, root)
    size = _plain_size(path, root, name)
    if path.suffix.lower() not in READABLE:
        kind = path.suffix or "a name without suffix"
        raise _unreadable(name, f"{_shown(kind)} is not read; save it as {' or '.join(READABLE)}")
    raw = _bytes(path, name, size, settings.max_document_bytes)
    text = _text(raw, name)
    sidecar, metadata = _sidecar(path, root, settings.max_sidecar_bytes)
    return Document(
        document=name,
        document_id=document_id(name),
        text=text,
        sha256=_digest(raw, sidecar),
        **({"published": _first_line_date(text)} | metadata),
    )


def document_name(path: Path, root: Path) -> str:
    r"""Return the path below `root`, with forward slashes; bytes that are no UTF-8 as `\xff`."""
    below = path.name if path == root else path.relative_to(root).as_posix()
    return os.fsencode(below).decode("utf-8", "backslashreplace")


def document_id(name: str) -> str:
    """Return the first 16 hex digits of a name's SHA-256: the same for each version of a file."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _shown(name: str) -> str:
    """Escape a name that would break a line of the log."""
    return name if name.isprintable() else repr(name)


def _unreadable(name: str, why: str) -> UnreadableDocument:
    return UnreadableDocument(f"{_shown(name)}: {why}")


def _plain_size(path: Path, root: Path, name: str) -> int:
    """Return the bytes of a plain file inside `root`; refuse all else (a pipe would block)."""
    if path != root and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise _unreadable(name, "is a link that leads out of the folder; copy the file instead")
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(name, f"{error.strerror}; mend it or remove it") from error
    if stat.S_ISDIR(status.st_mode):
        raise _unreadable(name, "a closed folder or a link to one; open it, or copy its files")
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(name, "is a pipe, socket or device; put a plain file in its place")
    return status.st_size


def _bytes(path: Path, name: str, size: int, limit: int) -> bytes:
    """Read the whole file, at most `limit` bytes even if it grows meanwhile."""
    try:
        with path.open("rb") as file:
            raw = b"" if size > limit else file.read(limit + 1)
    except OSError as error:
        raise _unreadable(name, f"{error.strerror}; allow this user to read it") from error
    if (size := max(size, len(raw))) > limit:
        raise _unreadable(name, f"{size:,} bytes, limit {limit:,}; cut it into smaller files")
    return raw


def _text(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _unreadable(name, "is UTF-16 text; save it as UTF-8")
    if (zero := raw.find(b"\0")) >= 0:
        raise _unreadable(name, f"is binary (a zero byte at offset {zero}); put its text there")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _unreadable(
            name,
            f"is no UTF-8 (byte 0x{raw[error.start]:02X} in line {line}) and encodings are not"
            " guessed; save it as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
        ) from error
    if not text or text.isspace():
        raise _unreadable(name, "is empty; put a text there or remove it")
    return text


def _first_line_date(text: str) -> str | None:
    match = FIRST_LINE_DATE.match(text)
    return match[1] if match and _is_date(match[1]) else None


def _is_date(value: str) -> bool:
    """Whether `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the calendar."""
    if not ISO_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _digest(raw: bytes, sidecar: bytes | None) -> str:
    """Hash both, each behind its length, so that no byte can pass from one to the other unseen."""
    digest = hashlib.sha256()
    for part in (raw,) if sidecar is None else (raw, sidecar):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _sidecar(path: Path, root: Path, limit: int) -> tuple[bytes | None, dict[str, Any]]:
    """Read NAME.meta.json beside NAME.txt: its bytes, None without one, and the fields it fills."""
    beside = path.with_suffix(SIDECAR)
    if not os.path.lexists(beside):
        return None, {}
    folder = root.parent if path == root else root
    name = document_name(beside, folder)
    raw = _bytes(beside, name, _plain_size(beside, folder, name), limit)
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, f"is no JSON ({error}); mend it or remove it") from error
    if not isinstance(said, dict):
        raise _unreadable(name, f'is {reprlib.repr(said)}; write an object: {{"url": ...}}')
    complaints = [_complaint(field, value) for field, value in said.items()]
    if any(complaints):
        raise _unreadable(name, "; ".join(filter(None, complaints)))
    filled = {field: value for field, value in said.items() if value}
    return raw, {field: tuple(v) if field == "cites" else v for field, v in filled.items()}


def _complaint(field: str, value: object) -> str | None:
    """Say what is wrong with one field of a sidecar and what to write; null and "" are unfilled."""
    if field not in FIELDS:
        return f"{reprlib.repr(field)} is no field of a sidecar; write {', '.join(FIELDS)}"
    if value is None or value == "":
        return None
    shown = f"{field!r} is {reprlib.repr(value)}"
    if field == "cites":
        names = isinstance(value, list) and all(_is_words(item) for item in value)
        return None if names else f'{shown}; write a list of names such as ["Reuters"]'
    if not _is_words(value):
        return f"{shown}; write words in quotes, or leave the field out"
    if field in DATES and not _is_date(str(value)):
        return f"{shown}; write a date as YYYY, YYYY-MM or YYYY-MM-DD"
    return None


def _is_words(value: object) -> bool:
    """Whether `value` is a string, not blank, of whole characters (JSON can spell half of one)."""
    if not isinstance(value, str) or not value.strip():
        return False
    return value == value.encode("utf-8", "ignore").decode("utf-8")
