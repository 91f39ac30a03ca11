"""A folder -> the right to write to its warehouse, for one process at a time.

What is written is the business of `writer`; readers need no lock, they never open the state.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import WarehouseBusy, WarehouseError

NAME = ".lock"
PAUSE = 0.05
"""Seconds between two tries for a lock that somebody else holds."""


@contextmanager
def lock(folder: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold `folder/.lock`; the kernel frees it when the process ends, however it ends.

    Raises WarehouseBusy, which names the holder, if it is not free within `wait_seconds`;
    WarehouseError if the folder cannot be written to.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseError(
            f"{folder}: cannot be written to ({error.strerror}); allow this user to write there,"
            " or choose another folder"
        ) from error
    try:
        _acquire(file, path, wait_seconds)
        with suppress(OSError):  # a full disk: the lock is held, only its holder goes unnamed
            since = datetime.now(UTC).isoformat(timespec="seconds")
            os.truncate(file, 0)
            os.pwrite(file, f"process {os.getpid()} since {since}".encode(), 0)
        yield
    finally:
        os.close(file)


def holder(folder: Path) -> str | None:
    """Who holds the lock of `folder`, as `process N since TIME`; None if nobody does.

    Asking takes a shared lock for an instant. Raises OSError if the lock's file cannot be read.
    """
    try:
        file = os.open(folder / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _named(file)
    finally:
        os.close(file)
    return None


def _named(file: int) -> str:
    return os.pread(file, 200, 0).decode(errors="replace") or "another process"


def _acquire(file: int, path: Path, wait_seconds: float) -> None:
    until = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise WarehouseBusy(
                    f"{path.parent}: {_named(file)} is writing to this warehouse;"
                    " wait for it to end"
                ) from None
            time.sleep(PAUSE)
