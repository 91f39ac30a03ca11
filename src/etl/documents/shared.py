"""An address on shared storage -> what is listed below it, and some of it as files in a folder.

What the files say is read as that of any others. fsspec speaks with the storage; `s3://` needs the
extra `s3`, and its keys come from where AWS's own tools look for them, never from the address.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from etl.documents.sidecars import SIDECAR
from etl.errors import StorageError, UsageError
from etl.settings import Settings

ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/+(.*)", re.DOTALL)
NO_FILE = frozenset({errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST})
"""Why a name that is fine for an object can be none for a file."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document as the storage lists it."""

    state: str
    """What tells that it or its sidecar was written to: tags, sizes and times."""
    bytes: int
    """Of both."""


def address(raw: Path) -> str | None:
    """The address that stands in a path, whose two slashes Path has made one; None for a folder."""
    found = ADDRESS.fullmatch(str(raw))
    return found and f"{found[1]}://{found[2]}"


def require_folder(raw: Path) -> Path:
    """Make the folder where there is none; raises UsageError for an address."""
    if where := address(raw):
        raise UsageError(f"{where}: is no folder, and files are written there; name one by --raw")
    raw.mkdir(parents=True, exist_ok=True)
    return raw


def find_shared(raw: Path) -> dict[Path, Listed]:
    """All documents below an address, sorted; sidecars and hidden names are left out.

    A name that no file can have is listed in an escaped form, under which nothing will be found.
    Raises UsageError if there is no such place, StorageError if it does not answer.
    """
    storage, root = _storage(raw)
    try:
        storage.invalidate_cache()
        found = storage.find(root, detail=True)
    except FileNotFoundError as error:
        raise UsageError(f"{address(raw)}: {error}; check the address") from error
    except Exception as error:
        raise _silent(raw, error) from error
    below = {_name(key.removeprefix(root).removeprefix("/")): of for key, of in found.items()}
    names = [name for name, of in below.items() if _is_document(name, of)]
    return {raw / name: _listed(name, below) for name in sorted(names)}


@contextmanager
def at_hand(paths: Iterable[Path], settings: Settings) -> Iterator[Settings]:
    """Settings whose `raw` is a folder that holds these documents and their sidecars.

    That is their own folder, or one with copies, which is gone afterwards. What the storage no
    longer has is not there. Raises StorageError if it does not answer.
    """
    if address(settings.raw) is None:
        yield settings
        return
    limits = {}
    for path in paths:
        name = path.relative_to(settings.raw).as_posix()
        limits[name] = settings.max_document_bytes
        limits[PurePosixPath(name).with_suffix(SIDECAR).as_posix()] = settings.max_sidecar_bytes
    with TemporaryDirectory(prefix="headcount-") as folder:
        _fetch(settings.raw, limits, Path(folder))
        yield replace(settings, raw=Path(folder))


def _fetch(raw: Path, limits: dict[str, int], into: Path) -> None:
    """Copy objects into a folder; a byte more than the limit, so that the reader refuses them."""
    storage, root = _storage(raw)
    ends = [limit + 1 for limit in limits.values()]
    keys = [f"{root}/{name}" for name in limits]
    try:
        bodies = storage.cat_ranges(keys, [0] * len(keys), ends, on_error="return")
    except Exception as error:
        raise _silent(raw, error) from error
    for name, body in zip(limits, bodies, strict=True):
        if isinstance(body, FileNotFoundError):
            continue
        if isinstance(body, OSError) and body.errno == errno.EINVAL:
            body = b""  # an empty object has no first byte to ask for
        if isinstance(body, BaseException):
            raise _silent(raw / name, body) from body
        try:
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes(body)
        except OSError as error:
            if error.errno not in NO_FILE:
                raise


def _storage(raw: Path) -> tuple[Any, str]:
    """The file system of an address, and the path there."""
    import fsspec

    where = address(raw) or ""
    if re.match(r"[^/]+://[^/]*:[^/]*@", where):
        raise UsageError(f"{where.split('://')[0]}://...: take the password out of the address")
    try:
        storage, root = fsspec.url_to_fs(where)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{where}: {error}; for s3:// install headcount[s3]") from error
    except Exception as error:
        raise _silent(raw, error) from error
    return storage, root.rstrip("/")


def _name(key: str) -> str:
    """A key as the path of a file; one that cannot be any, escaped."""
    path = PurePosixPath(key)
    usable = path.as_posix() == key and ".." not in path.parts and "\0" not in key
    return key if usable else quote(key, safe="")[:200]


def _is_document(name: str, of: dict[str, Any]) -> bool:
    if name.endswith("%2F") and not of["size"]:  # what stands for a folder
        return False
    hidden = any(part.startswith(".") for part in name.split("/"))
    return of["type"] == "file" and not hidden and not name.endswith(SIDECAR)


def _listed(name: str, below: dict[str, dict[str, Any]]) -> Listed:
    beside = PurePosixPath(name).with_suffix(SIDECAR).as_posix()
    both = [below[one] for one in (name, beside) if one in below]
    parts = (f"{of.get('ETag')}:{of['size']}:{of.get('LastModified')}" for of in both)
    return Listed(" ".join(parts), sum(of["size"] for of in both))


def _silent(raw: Path, error: BaseException) -> StorageError:
    return StorageError(
        f"{address(raw)}: the storage does not give it ({type(error).__name__}: {error}); check"
        " the address, the keys (AWS_...) and the network, and run again"
    )
