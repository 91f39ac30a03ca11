"""data/sources.yml -> raw files with sidecars: fetches what is new or changed, and keeps it all.

What the files say is not looked at. Each file is named once and for all; its earlier versions, and
what the server said about each, stay in the store.
"""

from etl.sources.addresses import Allowed, check_address, is_public
from etl.sources.collecting import Collector, Wanted, by_host
from etl.sources.declared import Source, load_sources
from etl.sources.fetching import Fetcher
from etl.sources.listing import listed, taken
from etl.sources.outcomes import Outcome, Result, changed, summary, tell
from etl.sources.policy import Policy
from etl.sources.store import Store

__all__ = [
    "Allowed",
    "Collector",
    "Fetcher",
    "Outcome",
    "Policy",
    "Result",
    "Source",
    "Store",
    "Wanted",
    "by_host",
    "changed",
    "check_address",
    "is_public",
    "listed",
    "load_sources",
    "summary",
    "taken",
    "tell",
]
