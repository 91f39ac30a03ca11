"""A source -> the addresses that it asks for now, or the documents that it holds itself.

Feeds and sitemaps are fetched in good manners; they, and archives, are read by a worker.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from etl.documents import document_name, find_documents, limits, said_beside
from etl.documents.archives import pages_from_json
from etl.documents.files import read_bytes
from etl.documents.parsed import Unparsable
from etl.documents.sidecars import is_date
from etl.documents.worker import Task, ask
from etl.errors import UnreadableDocument, UsageError
from etl.settings import DEFAULTS, Settings
from etl.sources.collecting import Collector, Wanted
from etl.sources.declared import Source
from etl.sources.outcomes import Outcome, Result, Unfetched
from etl.sources.store import Store

DEEPEST = 2
"""Sitemaps that an index may lead to, one inside the other."""
MOST_SITEMAPS = 50


def listed(source: Source, collector: Collector, store: Store) -> tuple[list[Wanted], list[Result]]:
    """Return the addresses of a source, and what became of the feed or sitemap that lists them.

    Documents that it listed once are among them, for they may have changed. Of new ones there are
    `most` at most; the others come the next time.
    """
    results: list[Result] = []
    found: dict[str, Wanted] = {}
    for link in _links(source, collector, results):
        address = link["address"]
        if source.wants(address, link.get("title", "")):
            published = link.get("published") or None
            date = published if published and is_date(published) else None
            found.setdefault(address, Wanted(address, source, date))
    known = {one.address for one in store.of_source(source.name) if one.document}
    if not (source.feed or source.sitemap):
        known &= set(found)
    new = [address for address in found if address not in known][: source.most]
    wanted = (*sorted(known), *new)
    return [found.get(address) or Wanted(address, source) for address in wanted], results


def taken(
    source: Source, collector: Collector, store: Store, settings: Settings = DEFAULTS
) -> Iterator[Result]:
    """Bring in the documents of a folder or an archive; what a folder no longer has is told."""
    try:
        if source.folder is not None:
            yield from _from_folder(source, collector, store, settings)
        if source.archive is not None:
            yield from _from_archive(source, collector, settings)
    except (UsageError, UnreadableDocument, Unparsable) as error:
        yield Result(source.name, Outcome.FAILED, None, str(error))


def _links(source: Source, collector: Collector, results: list[Result]) -> Iterator[dict[str, Any]]:
    yield from ({"address": address} for address in source.addresses)
    waiting = [(address, 0) for address in (source.feed, source.sitemap) if address]
    seen: set[str] = set()
    while waiting and len(seen) < MOST_SITEMAPS:
        address, depth = waiting.pop(0)
        if address in seen or depth > DEEPEST:
            continue
        seen.add(address)
        for link in _of_feed(address, source, collector, results):
            if link["kind"] == "sitemap":
                waiting.append((link["address"], depth + 1))
            else:
                yield link


def _of_feed(
    address: str, source: Source, collector: Collector, results: list[Result]
) -> Iterable[dict[str, Any]]:
    try:
        body, result = collector.fetch(address, source)
        links = json.loads(ask(Task.LINKS, body, limits(DEFAULTS)))
    except Unfetched as error:
        results.append(Result(address, error.outcome, None, str(error)))
        return []
    except Unparsable as error:
        results.append(Result(address, Outcome.FAILED, None, f"{address} {error}"))
        return []
    results.append(result)
    return [link for link in links if isinstance(link, dict) and link.get("address")]


def _from_folder(
    source: Source, collector: Collector, store: Store, settings: Settings
) -> Iterator[Result]:
    assert source.folder is not None
    here = set()
    for path in find_documents(source.folder):
        name = document_name(path, source.folder)
        address = f"folder:{source.name}/{name}"
        here.add(address)
        if not source.wants(name):
            continue
        try:
            raw = read_bytes(path, source.folder, name, settings.max_document_bytes)
            said = said_beside(path, source.folder, settings)
        except UnreadableDocument as error:
            yield Result(address, Outcome.FAILED, None, str(error))
        else:
            yield collector.take(Wanted(address, source, said=said), raw)
    for known in store.of_source(source.name):
        if known.address not in here and known.document:
            yield collector.gone(known, "the folder no longer has it; the last version is kept")


def _from_archive(source: Source, collector: Collector, settings: Settings) -> Iterator[Result]:
    assert source.archive is not None
    path = source.archive
    raw = read_bytes(path, path, path.name, settings.max_unpacked_bytes)
    for page in pages_from_json(ask(Task.PAGES, raw, limits(settings), path.name)):
        if source.wants(page.address):
            day = page.fetched[:10]
            wanted = Wanted(page.address, source, None, day if is_date(day) else None)
            yield collector.take(wanted, page.body, page.content_type)
