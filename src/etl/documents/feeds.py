"""A feed (RSS, Atom) or a sitemap -> the addresses that it lists, each with its title and date.

Nothing is fetched; which addresses are worth fetching is decided by `etl.sources`.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from etl.documents.parsed import Unparsable
from etl.documents.zips import gunzip

MOST_LINKS = 10_000
SITEMAPS = ("urlset", "sitemapindex")


def read_links(raw: bytes, limit: int) -> list[dict[str, str]]:
    """Return `address`, `title`, `published` and `kind` (`page` or `sitemap`), in their order.

    A sitemap tells when a page was changed last, which is no date of publication.

    Raises Unparsable for what is neither a feed nor a sitemap, or unpacks to more than `limit`.
    """
    if raw.startswith(b"\x1f\x8b"):
        raw = gunzip(raw, limit)
    listed = _sitemap_links(raw) if _root(raw) in SITEMAPS else _feed_links(raw)
    return listed[:MOST_LINKS]


def _root(raw: bytes) -> str:
    """Name of the first element, without its namespace; empty for what is no XML."""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True)
    try:
        parser.feed(raw[:65_536])
        for _, element in parser.read_events():
            return str(etree.QName(element).localname)
    except etree.XMLSyntaxError:
        pass
    return ""


def _sitemap_links(raw: bytes) -> list[dict[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    tree = etree.fromstring(raw, parser)
    kind = "sitemap" if etree.QName(tree).localname == "sitemapindex" else "page"
    return [
        {"address": location, "title": "", "kind": kind}
        for entry in tree
        if (location := _text(entry, "loc"))
    ]


def _text(entry: Any, name: str) -> str:
    return "".join(entry.xpath(f"string(*[local-name()='{name}'])").split())


def _feed_links(raw: bytes) -> list[dict[str, str]]:
    import feedparser

    feed = feedparser.parse(raw)
    if not feed.version:
        raise Unparsable("is neither a feed nor a sitemap; give the address of one")
    return [
        {
            "address": entry.get("link", "").strip(),
            "title": entry.get("title", ""),
            "published": _day(entry),
            "kind": "page",
        }
        for entry in feed.entries
        if entry.get("link")
    ]


def _day(entry: Any) -> str:
    when = entry.get("published_parsed")
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else ""
