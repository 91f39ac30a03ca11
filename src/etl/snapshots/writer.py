"""A folder -> the one writer of its warehouse: opens the state, loads into it, publishes it.

How rows are compared is the business of `load`, how a file is built and audited that of `publish`.
Nothing of the state is shown to readers; they have the published file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import duckdb

from etl.errors import AuditFailed, WarehouseBusy, WarehouseError, WarehouseTooNew
from etl.frames import Frames
from etl.settings import DEFAULTS, Settings
from etl.snapshots import archive, load, near, publish, staging
from etl.snapshots.lock import lock
from etl.snapshots.migrate import migrate
from etl.snapshots.records import LoadResult, Run
from etl.snapshots.tables import BOUNDED, OFFLINE, WAITING
from etl.snapshots.undo import undo
from schemas.codes import SnapshotStatus
from schemas.records import KnownDocument

STATE = "state.duckdb"


@contextmanager
def writing(folder: Path, wait_seconds: float = 0) -> Iterator[Writer]:
    """Open the warehouse in `folder` for writing, making it where there is none.

    Raises WarehouseBusy if another process writes and does not end within `wait_seconds`,
    WarehouseTooNew if a later version made it, WarehouseError if the folder cannot be written to.
    """
    with lock(folder, wait_seconds):
        writer = Writer(folder)
        try:
            yield writer
        finally:
            writer.close()


class Writer:
    """The writer of one warehouse, while its lock is held; made by `writing`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with told(folder, "open"):
            self.cleaned = publish.clean(folder)
            """Names of what a run that was cut off had left behind, and is gone now."""
            self._con = _open(folder / STATE)
        self._compared_some = False
        """Whether the checks to be loaded next are those of what is near only."""

    def close(self) -> None:
        """Close the state; `writing` does it."""
        self._con.close()

    def known(self) -> dict[str, KnownDocument]:
        """By document_id: what the rows of each document were made from.

        A document that is not here has to be read, as has one of another digest or version.
        """
        with told(self.folder, "read"):
            rows = self._con.execute("FROM writer.readings").fetchall()
        return {document_id: KnownDocument(*versions) for document_id, *versions in rows}

    def stage(self, frames: Frames) -> None:
        """Add frames to what the next load brings; they can be forgotten then."""
        with told(self.folder, "load into"):
            staging.stage(self._con, frames)

    @contextmanager
    def near(self, present: Collection[str]) -> Iterator[near.Near]:
        """What is near to what is staged, and has to be compared with it; see `etl.snapshots.near`.

        The checks that are loaded next are those of it: others that are held stay.
        """
        with told(self.folder, "compare what is in"):
            self._take_room()
            load.touch(self._con, present)
            yield near.Near(self._con)
        self._compared_some = True

    def load(
        self,
        frames: Frames,
        present: Collection[str],
        run: Run,
        states: Mapping[str, str | None] = MappingProxyType({}),
    ) -> LoadResult:
        """Load frames, and what was staged before, at once; see `etl.snapshots.load.load`.

        Raises AuditFailed, with the run recorded as rejected, if keys would not be unique.
        """
        self.stage(frames)
        with told(self.folder, "load into"):
            some, self._compared_some = self._compared_some, False
            self._take_room()
            try:
                return load.load(self._con, present, run, states, self.cleaned, some=some)
            except AuditFailed as error:
                tally = load.Tally.of(self._con, len(present), self.cleaned)
                rejected = LoadResult(None, SnapshotStatus.REJECTED)
                load.record_run(self._con, run, rejected, tally, findings=str(error))
                raise

    def archive(
        self, root: Path, documents: Iterable[archive.Version], settings: Settings = DEFAULTS
    ) -> tuple[str, ...]:
        """Keep the bytes of documents read from `root`; see `etl.snapshots.archive.archive`."""
        with told(self.folder, "archive documents in"):
            return archive.archive(self.folder, root, documents, settings)

    def _take_room(self) -> None:
        """Let the engine have more memory: nobody reads documents any more."""
        self._con.execute("SET memory_limit = $limit", {"limit": BOUNDED["memory_limit"]})

    def restore(self, snapshot_id: int, run: Run) -> LoadResult:
        """Bring back an earlier snapshot as a new one; see `etl.snapshots.load.restore`.

        Raises WarehouseError if there is no such snapshot.
        """
        with told(self.folder, "restore"):
            ids = {
                row[0]
                for row in self._con.execute("SELECT snapshot_id FROM history.snapshots").fetchall()
            }
            if snapshot_id not in ids:
                raise WarehouseError(
                    f"{self.folder}: there is no snapshot {snapshot_id}; there are {_range(ids)}"
                )
            self._take_room()
            return load.restore(self._con, snapshot_id, run)

    def undo(self, run_id: str) -> bool:
        """Take back what a run loaded, if it is not published; see `etl.snapshots.undo.undo`."""
        with told(self.folder, "clear up"):
            return undo(self._con, self.folder, run_id)

    def publish(self, countries: Mapping[str, str] | None = None) -> Path:
        """Build, audit and publish what the state holds; see `etl.snapshots.publish.publish`.

        `countries` are names by code, by default the vocabulary's.
        Raises AuditFailed, with the last published file left as it is.
        """
        if countries is None:
            from etl.vocabulary import load_vocabulary

            countries = load_vocabulary().countries
        with told(self.folder, "publish"):
            self._con.execute("CHECKPOINT")
            ledger = publish.read_ledger(self._con)
            self._con.close()  # so that the file is whole and closing a copy frees no lock of ours
            try:
                build = publish.build(self.folder, self.folder / STATE, countries)
                findings = publish.audit(build, ledger)
            finally:
                self._con = _open(self.folder / STATE)
            if findings:
                build.unlink()
                publish.mark(self._con, SnapshotStatus.REJECTED, "; ".join(findings))
                raise AuditFailed(
                    f"{self.folder}: the built file is not what was loaded and was not published:"
                    f" {'; '.join(findings)}. The last published file is unchanged; run again"
                )
            path = publish.replace(self.folder, build, ledger.snapshot_id)
            publish.mark(self._con, SnapshotStatus.PUBLISHED, None)
            return path


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(str(path), config=OFFLINE | WAITING)
    try:
        migrate(con, path)
        staging.empty(con)
        near.empty(con)
    except BaseException:
        con.close()
        raise
    return con


def _range(ids: set[int]) -> str:
    return f"1 to {max(ids)}" if ids else "none yet"


@contextmanager
def told(folder: Path, action: str) -> Iterator[None]:
    """Tell errors of the engine and of the disk as ours, naming the folder and what to do."""
    try:
        yield
    except duckdb.Error as error:
        text = str(error)
        if "version number" in text:
            raise WarehouseTooNew(
                f"{folder}: was written by a later version of DuckDB; use that version ({text})"
            ) from error
        if "Could not set lock" in text:
            raise WarehouseBusy(
                f"{folder}: another program has {STATE} open; close it there and query the"
                f" published file instead ({text})"
            ) from error
        raise _failed(folder, action, text) from error
    except OSError as error:
        raise _failed(folder, action, f"{error.strerror or error}") from error


def _failed(folder: Path, action: str, reason: str) -> WarehouseError:
    return WarehouseError(
        f"{folder}: could not {action} the warehouse: {reason}. What was published last is"
        " unchanged; free some space or allow writing there, and run again"
    )
