"""Addresses -> files in data/raw, each with its sidecar: fetched if new or changed, named for good.

Feeds, sitemaps, folders and archives are taken apart in `etl.sources.listing`. A failure of one
address is a result, and the others go on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from etl.documents import READABLE, SIDECAR
from etl.documents.sidecars import STATUS
from etl.sources.declared import Source
from etl.sources.fetching import GONE, Answer, Fetcher
from etl.sources.outcomes import Outcome, Result, Unfetched
from etl.sources.store import Known, Store, write_whole

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
}
NAME = 60
"""Characters of an address that a file is named by, beside its digest."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One address that a source asks for, and what is said about it there."""

    address: str
    source: Source
    published: str | None = None
    retrieved: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    """What its own sidecar says, in a folder of saved files; it goes before all else."""


def by_host(wanted: Iterable[Wanted]) -> list[list[Wanted]]:
    """Group addresses by host: hosts may be asked side by side, one host only in turn."""
    hosts: dict[str, dict[str, Wanted]] = defaultdict(dict)
    for one in wanted:
        hosts[urlsplit(one.address).netloc.casefold()].setdefault(one.address, one)
    return [list(of_host.values()) for _, of_host in sorted(hosts.items())]


class Collector:
    """Brings addresses into a folder of raw files, and keeps all versions in a store."""

    def __init__(self, raw: Path, store: Store, fetcher: Fetcher) -> None:
        self._raw = raw
        self._store = store
        self._fetcher = fetcher

    def collect(self, wanted: Sequence[Wanted]) -> Iterator[Result]:
        """Fetch each address; its result is given when all of it is on the disk."""
        for one in wanted:
            yield self._collect(one)

    def fetch(self, address: str, source: Source) -> tuple[bytes, Result]:
        """Fetch a feed or sitemap: its newest body, or the one before if it is unchanged.

        Raises Unfetched if there is none.
        """
        known = self._store.known(address)
        now = _now()
        answer = self._fetcher.fetch(address, known.conditions if known else None)
        if answer.status in GONE:
            raise Unfetched(Outcome.VANISHED, f"{address}: the server answers {answer.status}")
        if answer.status == 304 and known and known.sha256:
            self._store.checked(replace(known, last_checked=now))
            return self._store.body(known.sha256), Result(address, Outcome.UNCHANGED)
        result, updated = self._kept(Wanted(address, source), known, answer, now)
        self._store.record(updated, result, now, _said(answer))
        return answer.body, result

    def take(self, one: Wanted, body: bytes, content_type: str = "") -> Result:
        """Bring in what somebody else has fetched or saved, under its address."""
        known = self._store.known(one.address)
        now = _now()
        same = known and known.sha256 == hashlib.sha256(body).hexdigest() and self._is_there(known)
        if known and same and self._says(known, one.said):
            return self._as_before(known, now)
        answer = Answer(one.address, 200, {"content-type": content_type}, body)
        return self._taken(one, known, answer, now)

    def gone(self, known: Known, why: str, answer: Answer | None = None) -> Result:
        """Note that a document is no longer where it was; its last version stays, and says so."""
        now = _now()
        result = Result(known.address, Outcome.VANISHED, known.document, why)
        since = known.vanished or now
        self._note_gone(known, since, answer.status if answer else None)
        if known.vanished is None:
            updated = replace(known, vanished=since, last_checked=now)
            self._store.record(updated, result, now, _said(answer) if answer else None)
        return result

    def _collect(self, one: Wanted) -> Result:
        known = self._store.known(one.address)
        now = _now()
        intact = known is not None and self._is_there(known)
        try:
            conditions = known.conditions if known is not None and intact else None
            answer = self._fetcher.fetch(one.address, conditions)
        except Unfetched as error:
            document = known.document if known else None
            result = Result(one.address, error.outcome, document, str(error))
            self._store.record(known, result, now)
            return result
        if answer.status in GONE:
            why = f"the server answers {answer.status}; the last version is kept"
            if known is not None and known.document:
                return self.gone(known, why, answer)
            result = Result(
                one.address, Outcome.FAILED, None, f"the server answers {answer.status}"
            )
            self._store.record(known, result, now, _said(answer))
            return result
        if answer.status == 304 and known is not None:
            return self._as_before(known, now)
        same = known is not None and known.sha256 == hashlib.sha256(answer.body).hexdigest()
        if known is not None and same and intact:
            return self._as_before(known, now, answer)
        return self._taken(one, known, answer, now)

    def _as_before(self, known: Known, now: str, answer: Answer | None = None) -> Result:
        updated = replace(known, last_checked=now, vanished=None)
        if answer is not None:
            updated = _marked(updated, answer)
        self._note_gone(known, None, None)
        self._store.checked(updated)
        return Result(known.address, Outcome.UNCHANGED, known.document)

    def _taken(self, one: Wanted, known: Known | None, answer: Answer, now: str) -> Result:
        """Body to the store, file and sidecar to the raw folder, and then the acknowledgement."""
        result, updated = self._kept(one, known, answer, now)
        name = updated.document or _document(one, answer)
        path = self._raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(SIDECAR)
        write_whole(beside, _sidecar(one, answer, now, _read(beside) or {}))
        write_whole(path, answer.body)
        result = replace(result, document=name)
        self._store.record(replace(updated, document=name), result, now, _said(answer))
        return result

    def _note_gone(self, known: Known, since: str | None, status: int | None) -> None:
        """Say in a document's sidecar since when its source has it no more, or that it has it.

        A sidecar that somebody broke is left to them: reading it names what is wrong.
        """
        if known.document is None or not self._is_there(known):
            return
        beside = (self._raw / known.document).with_suffix(SIDECAR)
        before = _read(beside)
        if before is None:
            return
        state = {"vanished": since[:10] if since else None, STATUS: status}
        said = {name: value for name, value in before.items() if name not in state}
        said |= {name: value for name, value in state.items() if value}
        if said != before:
            write_whole(beside, _as_json(said))

    def _kept(
        self, one: Wanted, known: Known | None, answer: Answer, now: str
    ) -> tuple[Result, Known]:
        sha256 = self._store.keep(answer.body)
        before = known or Known(one.address, one.source.name, now, first_fetched=now)
        changed = sha256 != before.sha256
        updated = replace(
            _marked(before, answer),
            sha256=sha256,
            last_checked=now,
            last_changed=now if changed else before.last_changed,
            vanished=None,
        )
        if before.sha256 is None:
            return Result(one.address, Outcome.NEW), updated
        return Result(one.address, Outcome.CHANGED if changed else Outcome.UNCHANGED), updated

    def _says(self, known: Known, said: Mapping[str, Any]) -> bool:
        """Whether a document's sidecar has all that is said."""
        before = _read((self._raw / str(known.document)).with_suffix(SIDECAR)) or {}
        return all(before.get(field) == value for field, value in _plain(said).items())

    def _is_there(self, known: Known) -> bool:
        return known.document is not None and (self._raw / known.document).is_file()


def _marked(known: Known, answer: Answer) -> Known:
    """With the marks by which the server knows this version again."""
    said = answer.headers
    return replace(known, etag=said.get("etag"), last_modified=said.get("last-modified"))


def _said(answer: Answer) -> tuple[str, int, dict[str, str]]:
    return answer.address, answer.status, dict(answer.headers)


def _document(one: Wanted, answer: Answer) -> str:
    """The name of a document: its source's folder, words of its address, and a digest of it."""
    path = PurePosixPath(unquote(urlsplit(one.address).path))
    words = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-")[:NAME].strip("-")
    digest = hashlib.sha256(one.address.encode()).hexdigest()[:10]
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    suffix = path.suffix.lower() if path.suffix.lower() in READABLE else ""
    return f"{one.source.name}/{words or 'page'}-{digest}{SUFFIXES.get(kind) or suffix or '.html'}"


def _sidecar(one: Wanted, answer: Answer, now: str, before: dict[str, Any]) -> bytes:
    """What is known of a document beside its own words; `before` is what its sidecar said."""
    source = one.source
    said = {
        "url": answer.address if answer.address.startswith(("http:", "https:")) else None,
        "publisher": source.publisher,
        "published": one.published or before.get("published"),
        "retrieved": one.retrieved or now[:10],
        "language": source.language,
        "cites": list(source.cites),
        **_plain(one.said),
    }
    return _as_json({field: value for field, value in said.items() if value})


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON has it."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in said.items()}


def _read(beside: Path) -> dict[str, Any] | None:
    """What a sidecar says; nothing where there is none, None where it cannot be read."""
    try:
        said = json.loads(beside.read_bytes()) if beside.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _as_json(said: dict[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
