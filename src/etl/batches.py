"""files, what is known of them -> those to be read, in batches, and what a batch says as Frames.

A file whose size, times and inode are as they were when it was read is not opened; one of other
times, but with the same digest, is not read again. How batches are spread over processes is the
business of flows/.
"""

from __future__ import annotations

import hashlib
import os
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.answers import read_batch, versions
from etl.documents import (
    SIDECAR,
    date_of,
    document_id,
    document_name,
    fingerprint,
    require_documents,
    within,
)
from etl.documents.shared import Listed, address, at_hand, find_shared
from etl.errors import StorageError, UnreadableDocument, UsageError
from etl.frames import Frames, build_frames
from etl.settings import DEFAULTS, Settings
from schemas.records import KnownDocument

BATCH_BYTES = 1_000_000
BATCH_FILES = 400
"""Files in a batch at most, however small they are."""
SETTLED_NS = 2_000_000_000
"""A file that was written to so shortly before it is looked at may be again without a trace."""


States = dict[str, str | None]
"""document_id -> what its file looks like, as `file_state`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file that has to be read."""

    file: str
    """Its path, as text: of a whole archive's, hundreds of thousands are held."""
    document_id: str
    bytes: int
    sha256: str | None
    """Its digest, as `Document.sha256`; None if it cannot be read, or was not looked into yet."""
    file_state: str | None

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.file)


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done about some files."""

    unchanged: list[str] = field(default_factory=list)
    """`document_id` of each document that is known as it is."""
    touched: States = field(default_factory=dict)
    """Those of them whose file has another state now: document_id -> state."""
    wanted: list[Wanted] = field(default_factory=list)

    def present(self, read: States) -> list[str]:
        """`document_id` of all documents that are there, with those that were `read`."""
        return [*read, *self.unchanged]

    def batches(self, size: int = BATCH_BYTES) -> Iterator[list[Wanted]]:
        """Cut what is wanted into batches of about `size` bytes; what is taken is wanted no more.

        So that nothing of a whole archive is held that a batch has done with.
        """
        batch: list[Wanted] = []
        filled = 0
        left = self.wanted[::-1]
        self.wanted.clear()
        while left:
            batch.append(one := left.pop())
            filled += one.bytes
            if filled >= size or len(batch) == BATCH_FILES:
                yield batch
                batch, filled = [], 0
        if batch:
            yield batch


def find_files(raw: Path) -> dict[Path, Listed | None]:
    """All documents of a folder, or of an address, where the storage says what they look like.

    Raises UsageError if there are none, for a slip of the path empties nothing.
    """
    if address(raw) is None:
        return dict.fromkeys(require_documents(raw))
    if not (found := find_shared(raw)):
        raise UsageError(f"{address(raw)}: no documents there; check the address")
    return dict(found)


def plan(
    files: Mapping[Path, Listed | None],
    known: Mapping[str, KnownDocument],
    settings: Settings = DEFAULTS,
    *,
    verify: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Plan:
    """Look at files below `settings.raw`; with `verify`, at the digest of each of them.

    What was read by other rules or other words is wanted, whatever its state. So is what shared
    storage lists with another state: its bytes are far away, and looked at where it is read. With
    `since` or `until`, all files of these days are wanted, and the others left: what is known of
    them stays. Raises UsageError where files are far away, for their days are not known.
    """
    made = Plan()
    by = versions()
    dated = since is not None or until is not None
    for path, listed in files.items():
        if dated and listed:
            raise UsageError(f"{address(settings.raw)}: its documents' days are not known here")
        identity = document_id(document_name(path, settings.raw))
        if dated and not within(date_of(path, settings.max_sidecar_bytes), since, until):
            made.unchanged.extend({identity} & known.keys())
            continue
        # Before its bytes: what is written later shows next time.
        state, size = (listed.state, listed.bytes) if listed else file_state(path)
        held = known.get(identity)
        current = held if held and (held.extractor_version, held.vocabulary_digest) == by else None
        if current and state and state == current.file_state and not (verify or dated):
            made.unchanged.append(identity)
            continue
        if listed:
            made.wanted.append(Wanted(str(path), identity, size, None, state))
            continue
        try:
            digest = fingerprint(path, settings.raw, settings)
        except UnreadableDocument:
            digest = None
        if current and digest == current.sha256 and not dated:
            made.unchanged.append(identity)
            if state != current.file_state:
                made.touched[identity] = state
        else:
            made.wanted.append(Wanted(str(path), identity, size, digest, state))
    return made


def file_state(path: Path) -> tuple[str | None, int]:
    """What tells that a file or its sidecar was written to, and the bytes of both.

    None where it could be written to again and look the same, and where it cannot be asked.
    """
    parts, size, newest = [], 0, 0
    for one in (path, path.with_suffix(SIDECAR)):
        try:
            status = os.stat(one)
        except OSError:
            parts.append("-")
            continue
        times = (status.st_mtime_ns, status.st_ctime_ns)
        parts.append(f"{status.st_dev}:{status.st_ino}:{status.st_size}:{times[0]}:{times[1]}")
        size += status.st_size
        newest = max(newest, *times)
    settled = parts[0] != "-" and newest < time.time_ns() - SETTLED_NS
    return (" ".join(parts) if settled else None), size


def read_frames(paths: Sequence[Path], settings: Settings = DEFAULTS) -> Frames:
    """Read files below `settings.raw` and give all that they say by themselves, as columns."""
    with at_hand(paths, settings) as here:
        files = [here.raw / path.relative_to(settings.raw) for path in paths]
        batch = read_batch(files, here.raw, settings=here)
    return build_frames(batch.documents, batch.failures, batch.extractions, batch.checks)


def name_of(batch: Sequence[Wanted], settings: Settings) -> str:
    """The same for the same documents in the same state, read by the same rules and limits."""
    documents = [(w.file, w.sha256 or w.file_state) for w in batch]
    return hashlib.sha256(repr((documents, versions(), settings)).encode()).hexdigest()


def require_same(batch: Sequence[Wanted], settings: Settings, by: tuple[str, str]) -> None:
    """Raise unless this machine reads by the same rules and words, and sees the same files.

    Otherwise one that lacks the folder would tell that all its documents are gone. Raises
    UsageError or StorageError.
    """
    me = socket.gethostname()
    if versions() != by:
        raise UsageError(
            f"{me}: reads by {' '.join(versions())}, the run by {' '.join(by)}; install the same"
            " version of headcount there, with the same schemas"
        )
    seen = [wanted.path for wanted in batch if wanted.sha256]
    if seen and address(settings.raw) is None and not any(path.exists() for path in seen):
        raise StorageError(
            f"{me}: {settings.raw} does not hold there what it holds here; mount the folder at the"
            " same path, start the worker where the run is started, or use s3://"
        )


def states_of(batch: Sequence[Wanted], frames: Frames) -> States:
    """The documents of a batch that could be read, each with what its file looked like.

    None where the file is no longer what was looked at: the next run looks into it.
    """
    digests = dict(zip(frames.documents["document_id"], frames.documents["sha256"], strict=True))
    failed = {document_id(name) for name in frames.failures["document"]}
    return {
        wanted.document_id: (
            wanted.file_state if wanted.sha256 in (None, digests.get(wanted.document_id)) else None
        )
        for wanted in batch
        if wanted.document_id not in failed
    }
