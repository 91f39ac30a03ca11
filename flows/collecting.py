"""One source, or one host -> its documents in data/raw: the tasks of flows/collect.py."""

from __future__ import annotations

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from etl.settings import Settings
from etl.sources import Collector, Fetcher, Policy, Result, Source, Store, Wanted, listed, taken

SECONDS = 3600  # for one source, and for one host; then the next hour begins


@task(cache_policy=NO_CACHE, timeout_seconds=SECONDS)
def look(
    source: Source, settings: Settings, store: Path, policy: Policy
) -> tuple[list[Wanted], list[Result]]:
    """What one source lists now; a folder or an archive is brought in at once."""
    kept = Store(store)
    with Fetcher(policy) as fetcher:
        collector = Collector(settings.raw, kept, fetcher)
        wanted, results = listed(source, collector, kept)
        return wanted, [*results, *taken(source, collector, kept, settings)]


@task(cache_policy=NO_CACHE, timeout_seconds=SECONDS)
def fetch(host: list[Wanted], raw: Path, store: Path, policy: Policy) -> list[Result]:
    """Fetch the addresses of one host in turn."""
    with Fetcher(policy) as fetcher:
        return list(Collector(raw, Store(store), fetcher).collect(host))
