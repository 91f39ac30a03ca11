"""An address -> the same if it may be asked, and a host's numbers -> whether they are public.

Names are resolved by `etl.sources.connecting` at the moment of the connection, not here.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import httpx

from etl.sources.outcomes import Outcome, Unfetched

Allowed = tuple[IPv4Network | IPv6Network, ...]
LONGEST = 2_000

NAT64 = IPv6Network("64:ff9b::/96")
"""Public by its number, but the last four bytes are an address that may be private."""
COMPATIBLE = IPv6Network("::/96")


def check_address(address: str) -> httpx.URL:
    """Parse an address; raises Unfetched (refused) for what is no plain http or https address."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise _refused(address, f"is no address ({error})") from error
    if url.scheme not in ("http", "https"):
        raise _refused(address, f"is {url.scheme or 'no'} address; only http and https are asked")
    if url.port is not None and not 0 < url.port < 65_536:
        raise _refused(address, "is no address (its port is none)")
    if not url.host:
        raise _refused(address, "names no host")
    if url.userinfo:
        raise _refused(address, "holds a name or password; take it out")
    if len(address) > LONGEST:
        raise _refused(address[:80], f"has {len(address):,} characters")
    return url.copy_with(fragment=None)


def is_public(number: str, allowed: Allowed = ()) -> bool:
    """Whether an IP address is one of the open internet, also if it is wrapped in another."""
    address: IPv4Address | IPv6Address = ipaddress.ip_address(number.partition("%")[0])
    if any(address.version == network.version and address in network for network in allowed):
        return True
    inner = _inner(address) if isinstance(address, IPv6Address) else ()
    return all(_global(one) for one in (address, *inner))


def _global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return True  # its number is not global; what it maps is looked at beside it
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address leads to."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64 or address in COMPATIBLE:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in found if one is not None)


def _refused(address: str, why: str) -> Unfetched:
    shown = address if address.isprintable() else repr(address)
    return Unfetched(Outcome.REFUSED, f"{shown} {why}")
