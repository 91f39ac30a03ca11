"""series and the history of findings -> static SVG, drawn by Vega-Lite from `templates/*.vl.json`.

Colours are the page's own variables, so a picture follows dark mode and print. The numbers behind
each picture stand beside it in a table (templates): no picture is the only way to know something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import vl_convert
from markupsafe import Markup

from etl.reports.data import RunCount
from etl.reports.series import Series
from schemas.codes import Severity

VEGA_LITE = "5.21"

_SIZE = re.compile(r'^(<svg [^>]*?) width="\d+" height="\d+"')


def draw_series(series: Series) -> Markup:
    """The points of a series over its band, as an `<svg>` element."""
    points = [
        {"day": p.day, "value": p.value, "low": p.low, "high": p.high, "exact": p.exact}
        for p in series.points
    ]
    return _drawn("series", points, f"{series.label}, over time: the numbers are in the table")


def draw_history(history: Sequence[RunCount]) -> Markup:
    """Failed checks by snapshot, errors and warnings stacked, as an `<svg>` element."""
    failed = (Severity.ERROR, Severity.WARNING)
    bars = [
        {
            "snapshot_id": point.snapshot_id,
            "severity": point.severity if point.severity in failed else Severity.ERROR,
            "checks": point.checks if point.severity in failed else 0,
        }
        for point in history
    ]
    return _drawn("history", bars, "Failed checks by snapshot: the numbers are in the table")


def _drawn(name: str, values: Sequence[object], label: str) -> Markup:
    """Draw `templates/NAME.vl.json` over these values.

    Vega escapes all text that it writes; the fixed size is taken off: the page's width rules.
    """
    text = files("etl.reports").joinpath("templates", f"{name}.vl.json").read_text("utf-8")
    spec: dict[str, Any] = json.loads(text)
    spec["data"] = {"values": list(values)}
    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    svg = _SIZE.sub(r"\1", svg)
    label_sign = str(Markup.escape(label))
    return Markup(svg.replace("<svg ", f'<svg role="img" aria-label="{label_sign}" ', 1))
