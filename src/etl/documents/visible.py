"""HTML -> what a browser would show of it, stretch by stretch, with the place of each.

This looks at the page in another way than the reader of its text: by a scanner that builds no tree,
so that neither nesting nor a mistake of the tree's builder hides a number from both.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from etl.documents.losses import Shown
from etl.documents.parsed import Place

UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "datalist", "object"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                  "param", "source", "track", "wbr"})  # fmt: skip
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em",
                    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "small", "span",
                    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"})  # fmt: skip
FURNITURE = frozenset({"nav", "footer", "aside", "form", "menu", "dialog", "select", "button"})
ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
PLACES = {
    "td": Place.TABLE, "th": Place.TABLE, "caption": Place.TABLE, "li": Place.LIST,
    "dd": Place.LIST, "dt": Place.LIST, "a": Place.LINK, "svg": Place.PICTURE,
}  # fmt: skip
RANK = (Place.HIDDEN, Place.FURNITURE, Place.PICTURE, Place.LINK, Place.TABLE, Place.LIST)
"""Which place it is where several enclose a stretch."""


def shown(page: str) -> Iterator[Shown]:
    """Yield the stretches of a page in their order; a broken page gives what can be seen of it."""
    scanner = _Scanner()
    scanner.feed(page)
    scanner.close()
    scanner.flush()
    yield from (stretch for stretch in scanner.found if stretch.place is not Place.HIDDEN)


class _Scanner(HTMLParser):
    """Counts the open elements of each place, so that it does not matter how they nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self._words: list[str] = []
        self._open: dict[str, list[Place | None]] = {}
        self._depth: dict[Place, int] = dict.fromkeys(RANK, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.flush()
        if tag == "sup":
            self._words.append("[")
        if tag in VOID:
            return
        if tag == "body":  # a browser ends the head here, closed or not
            self._shut("head")
        place = self._place(tag, dict(attrs))
        if place is not None and place is not Place.LIST and place is not Place.TABLE:
            self.flush()
        self._open.setdefault(tag, []).append(place)
        if place is not None:
            self._depth[place] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.flush()
        if tag == "sup":
            self._words.append("]")
        self._shut(tag)

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _shut(self, tag: str) -> None:
        for_tag = self._open.get(tag)
        if for_tag and (place := for_tag.pop()) is not None:
            self.flush()
            self._depth[place] -= 1

    def _place(self, tag: str, attrs: dict[str, str | None]) -> Place | None:
        style = (attrs.get("style") or "").replace(" ", "").lower()
        if tag in UNSEEN or "hidden" in attrs or "display:none" in style:
            return Place.HIDDEN
        if tag in FURNITURE or (attrs.get("role") or "").lower() in ROLES:
            return Place.FURNITURE
        if tag == "header" and not (self._open.get("article") or self._open.get("main")):
            return Place.FURNITURE
        return PLACES.get(tag)

    def flush(self) -> None:
        """End a stretch."""
        text = "".join(self._words)
        self._words.clear()
        if text.strip():
            place = next((place for place in RANK if self._depth[place]), Place.TEXT)
            self.found.append(Shown(text, place))
