"""How a collector behaves towards the servers that it asks, as one frozen value.

Read from nowhere: a caller with other manners passes its own value.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.sources.addresses import Allowed


@dataclass(frozen=True, slots=True)
class Policy:
    """Manners and limits."""

    agent: str = "headcount"
    """The name under which robots.txt speaks to us."""
    seconds_between: float = 2.0
    """Between two requests to one host, unless its robots.txt asks for more."""
    longest_wait: float = 60.0
    """A host that asks for a longer pause is left alone until the next run."""
    resolve_seconds: float = 10.0
    """For the numbers of a host's name."""
    connect_seconds: float = 10.0
    silence_seconds: float = 20.0
    """Without a byte from the server."""
    whole_seconds: float = 120.0
    """For one answer, from the name's resolution to its last byte."""
    most_bytes: int = 20_000_000
    """As many as a document may have."""
    redirects: int = 5
    tries: int = 4
    backoff: float = 2.0
    """Seconds before the second try; doubled for each further one."""
    allowed: Allowed = ()
    """Networks that are not public and may be asked all the same; for tests."""
