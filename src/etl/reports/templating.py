"""template and values -> one HTML page that needs nothing else and can ask for nothing else.

Every text of a document is hostile until escaped: the templates escape all, invisible signs are
named, only http(s) addresses become links, and the page's own policy forbids every script and style
that is not ours and every request. What a page says is decided elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from etl.reports import words

DAY = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])")


def render_page(
    template: str,
    values: dict[str, object],
    styles: Sequence[str] = ("text.css", "report.css"),
    scripts: Sequence[str] = ("report.js",),
) -> str:
    """One page with its styles and its script in it; raises what Jinja2 raises."""
    css, code = ("".join(map(_asset, names)) for names in (styles, scripts))
    page = _environment().get_template(template)
    return page.render(values, css=Markup(css), script=Markup(code), policy=_policy(css, code))


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https with a host; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def whole_days(text: str) -> Markup:
    """The text, escaped, with its ISO dates kept from being broken at their hyphens."""
    shown = str(escape(words.visible(text)))
    return Markup(DAY.sub(r'<span class="day">\g<0></span>', shown))


def _policy(css: str, code: str) -> str:
    """Content-Security-Policy: our style and script by their digests, nothing else at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(css)}'",
            *([f"script-src '{_digest(code)}'"] if code else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files("etl.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """What every expression of a template passes through before it is escaped."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else words.visible(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("etl.reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        area=words.area_words,
        measure=words.measure_words,
        number=words.number_words,
        moment=words.moment_words,
        day=words.day_words,
        of=words.of,
        web_address=web_address,
        whole_days=whole_days,
    )
    return environment
