from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from etl.sources import Collector, Fetcher, Policy, Source, Store, Wanted
from tests.site import a_site

HASTY = Policy(
    seconds_between=0,
    longest_wait=1,
    resolve_seconds=2,
    connect_seconds=2,
    silence_seconds=1,
    whole_seconds=3,
    most_bytes=200_000,
    redirects=3,
    tries=3,
    backoff=0.01,
    allowed=(ip_network("127.0.0.1/32"),),
)


@pytest.fixture
def site():
    with a_site() as site:
        yield site


@pytest.fixture
def fetcher():
    """fetcher(**policy) -> a fetcher that may ask 127.0.0.1, with short waits."""
    made = []

    def make(**policy):
        made.append(Fetcher(replace(HASTY, **policy)))
        return made[-1]

    yield make
    for one in made:
        one.__exit__(None, None, None)


@dataclass
class Desk:
    """A collector with its folders."""

    raw: Path
    store: Store
    collector: Collector

    def collect(self, *addresses, **source):
        wanted = [Wanted(address, Source("paper", **source)) for address in addresses]
        return list(self.collector.collect(wanted))


@pytest.fixture
def desk(tmp_path, fetcher):
    raw = tmp_path / "raw"
    raw.mkdir()
    store = Store(tmp_path / "collected")
    return Desk(raw, store, Collector(raw, store, fetcher()))
