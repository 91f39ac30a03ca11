"""Raw files -> the archive: the bytes of every document that was ever loaded, by their digest.

Each version of a document has a folder of its own, named by its digest, in which the file and its
sidecar stand under their own names; so it is read again exactly as it was read. What is read out
of it is compared by `verify`. Nothing here is ever changed or removed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from etl.documents import fingerprint
from etl.errors import UnreadableDocument
from etl.settings import DEFAULTS, Settings

NAME = "archive"
SIDECAR = ".meta.json"
"""What stands beside a file and belongs to it; `fingerprint` says whether all of it is there."""
NEW = ".new"
"""End of the name of a folder that is not complete yet."""


class Version(Protocol):
    """A document in one version of it."""

    @property
    def document(self) -> str:
        """Its path below the folder that was read."""

    @property
    def document_id(self) -> str:
        """The same for each version."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""


def folder_of(warehouse: Path, sha256: str) -> Path:
    """Where one version of a document stands; its name below it is the document's."""
    return warehouse / NAME / sha256[:2] / sha256


def archive(
    warehouse: Path, root: Path, documents: Iterable[Version], settings: Settings = DEFAULTS
) -> tuple[str, ...]:
    """Keep the bytes of documents read from `root`, unless they are kept already.

    Returns the names of those whose bytes are no longer what was read, since somebody wrote to the
    file meanwhile; the next run reads these anew. Errors of the disk pass through.
    """
    return tuple(
        document.document
        for document in documents
        if not _keep(warehouse, root, document, settings)
    )


def _keep(warehouse: Path, root: Path, document: Version, settings: Settings) -> bool:
    target = folder_of(warehouse, document.sha256)
    if (target / document.document).exists():
        return True
    source = root if root.is_file() else root / document.document
    new = target.with_name(f"{target.name}.{document.document_id}{NEW}")
    shutil.rmtree(new, ignore_errors=True)
    copy = new / document.document
    copy.parent.mkdir(parents=True)
    try:
        for beside in (source.with_suffix(SIDECAR), source):
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(beside.name))
        same = fingerprint(copy, new, settings) == document.sha256
    except (UnreadableDocument, FileNotFoundError):
        same = False
    if same:
        _place(new, target)
    shutil.rmtree(new, ignore_errors=True)
    return same


def _place(new: Path, target: Path) -> None:
    """Move what is complete to its place; a version that two documents share has both names."""
    for path in sorted(new.rglob("*")):
        if path.is_file():
            _sync(path)
    if not target.exists():
        os.replace(new, target)
        return
    files = [path for path in new.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: not path.name.endswith(SIDECAR)):
        place = target / path.relative_to(new)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
