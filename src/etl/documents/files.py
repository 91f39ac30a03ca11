"""A folder -> the paths of its files, and a path -> the bytes of a plain file inside the folder.

What the bytes are is told by `etl.documents.formats`, what they say by a reader.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from etl.documents.sidecars import SIDECAR
from etl.errors import UnreadableDocument, UsageError


def find_documents(root: Path) -> list[Path]:
    """List the files at or below `root`, sorted by path; sidecars and hidden names are left out.

    What cannot be read is listed too (other formats, links to folders, closed folders), so that
    `read_document` says why and nothing is passed over in silence.

    Raises UsageError if there is no such file or folder, or the folder itself cannot be listed.
    """
    if os.path.isfile(root):
        return [root]
    if not os.path.isdir(root):
        raise UsageError(f"{shown(str(root))}: no such file or folder; check the path")
    found: list[Path] = []

    def closed(error: OSError) -> None:
        if Path(error.filename) == root:
            raise UsageError(f"{shown(str(root))}: {error.strerror}; allow this user to list it")
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(root, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        names = (name for name in (*files, *links) if not name.startswith("."))
        found += (Path(folder, name) for name in names if not name.endswith(SIDECAR))
    return sorted(found, key=lambda path: path.as_posix())


def require_documents(root: Path) -> list[Path]:
    """The same; raises UsageError if there are none, for a slip of the path empties nothing."""
    if not (found := find_documents(root)):
        raise UsageError(f"{root}: no documents there; put .txt or .md files into it")
    return found


def document_name(path: Path, root: Path) -> str:
    r"""Return the path below `root`, with forward slashes; bytes that are no UTF-8 as `\xff`."""
    below = path.name if path == root else path.relative_to(root).as_posix()
    return os.fsencode(below).decode("utf-8", "backslashreplace")


def document_id(name: str) -> str:
    """Return the first 16 hex digits of a name's SHA-256: the same for each version of a file."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def shown(name: str) -> str:
    """Escape a name that would break a line of the log."""
    return name if name.isprintable() else repr(name)


def unreadable(name: str, why: str) -> UnreadableDocument:
    """The error for one file, ready to be raised."""
    return UnreadableDocument(f"{shown(name)}: {why}")


def read_bytes(path: Path, root: Path, name: str, limit: int) -> bytes:
    """Read a plain file inside `root` whole, at most `limit` bytes, in one state of it.

    Raises UnreadableDocument for what is no plain file, leads out of the folder, is too large, or
    changes while it is read.
    """
    expected = _plain(path, root, name)
    if expected.st_size > limit:
        raise _too_large(name, expected.st_size, limit)
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            before = os.fstat(file.fileno())
            raw = file.read(limit + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable(name, f"{error.strerror}; allow this user to read it") from error
    if len(raw) > limit:
        raise _too_large(name, len(raw), limit)
    if not _state(expected) == _state(before) == _state(after) or len(raw) != after.st_size:
        raise unreadable(name, "changed while it was read; run again when it is written whole")
    return raw


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting, should a pipe have taken the file's place."""
    return os.open(path, flags | os.O_NONBLOCK)


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _too_large(name: str, size: int, limit: int) -> UnreadableDocument:
    return unreadable(name, f"{size:,} bytes, limit {limit:,}; cut it into smaller files")


def _plain(path: Path, root: Path, name: str) -> os.stat_result:
    """State of a plain file inside `root`; all else is refused (a pipe would block)."""
    if path != root and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise unreadable(name, "is a link that leads out of the folder; copy the file instead")
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(name, f"{error.strerror}; mend it or remove it") from error
    if stat.S_ISDIR(status.st_mode):
        raise unreadable(name, "a closed folder or a link to one; open it, or copy its files")
    if not stat.S_ISREG(status.st_mode):
        raise unreadable(name, "is a pipe, socket or device; put a plain file in its place")
    return status
