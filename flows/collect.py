"""data/sources.yml -> data/raw: what is new or changed at the sources, one host at a time.

What an address says is the business of flows/ingest.py, which reads data/raw.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from etl.documents.shared import require_folder
from etl.errors import HeadcountError
from etl.settings import Settings
from etl.settings.given import read_settings
from etl.sources import (
    Collector,
    Fetcher,
    Policy,
    Result,
    Source,
    Store,
    Wanted,
    by_host,
    listed,
    load_sources,
    taken,
    tell,
)

POLITE = Policy()
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


@flow
def collect(
    sources: Path = Path("data/sources.yml"),
    raw: Path | None = None,
    store: Path = Path("data/collected"),
    policy: Policy = POLITE,
) -> list[Result]:
    """Bring `raw` up to date with all sources; each address has one result."""
    settings = read_settings().settled(raw=raw)
    raw = require_folder(settings.raw)
    seen = [look(quote(source), settings, store, policy) for source in load_sources(sources)]
    hosts = by_host(one for wanted, _ in seen for one in wanted)
    fetched = [fetch.submit(quote(host), raw, store, policy) for host in hosts]
    results = [result for _, found in seen for result in found]
    return results + [result for future in fetched for result in future.result()]


def main(argv: list[str] | None = None) -> int:
    """Run the flow by hand; returns the exit status."""
    parser = argparse.ArgumentParser(prog="collect", description=collect.__doc__)
    for name in ("sources", "raw", "store"):
        parser.add_argument(
            f"--{name}", type=Path, default=collect.parameters.properties[name].get("default")
        )
    try:
        return tell(collect(**vars(parser.parse_args(argv))))
    except HeadcountError as error:
        print(f"headcount: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
