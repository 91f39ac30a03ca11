"""Bytes of a zip or gzip -> those of its members, never more than a limit in all.

Nothing is written to disk, so names of members lead nowhere.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from types import TracebackType
from typing import Self

from etl.documents.parsed import Unparsable

MOST_MEMBERS = 10_000
CHUNK = 1 << 20

# What zipfile raises on a file that is broken, encrypted or packed in a way it does not know.
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


class Members:
    """The members of a zip file, unpacked one by one on demand."""

    def __init__(self, raw: bytes, limit: int) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN as error:
            raise Unparsable(f"is a broken zip file ({error}); fetch it again") from error
        self.names = self._zip.namelist()
        self._left = limit
        if len(self.names) > MOST_MEMBERS:
            raise Unparsable(f"holds {len(self.names):,} members; no document does")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Unpack one member; raises Unparsable if all unpacked so far exceed the limit."""
        try:
            with self._zip.open(name) as member:
                raw = member.read(self._left + 1)
        except BROKEN as error:
            raise Unparsable(f"member {name!r} cannot be unpacked ({error})") from error
        self._left -= len(raw)
        if self._left < 0:
            raise _bomb()
        return raw

    def check_size(self, wanted: bytes) -> bool:
        """Unpack all, keeping nothing: sizes that a zip states of itself are not believed.

        Returns whether some bytes are `wanted`.
        """
        found = False
        for name in self.names:
            try:
                with self._zip.open(name) as member:
                    end = b""
                    while chunk := member.read(CHUNK):
                        found = found or wanted in end + chunk
                        end = chunk[-len(wanted) :]
                        self._left -= len(chunk)
                        if self._left < 0:
                            raise _bomb()
            except BROKEN as error:
                raise Unparsable(f"member {name!r} cannot be unpacked ({error})") from error
        return found


def gunzip(raw: bytes, limit: int) -> bytes:
    """Unpack all parts of a gzip file; raises Unparsable for a broken one or one too large."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            unpacked = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unparsable(f"is broken gzip ({error}); fetch it again") from error
    if len(unpacked) > limit:
        raise _bomb()
    return unpacked


def _bomb() -> Unparsable:
    return Unparsable("grows beyond all measure when it is unpacked; unpack what you need of it")
