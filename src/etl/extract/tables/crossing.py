"""The header of a table -> the country of each column, where columns and rows both name countries.

"Held in | Danes | Finns" has a country of residence in its rows, and a people above each column.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.discourse import ALL, is_country
from etl.extract.places import Form, Place
from etl.extract.sentence import Sentence
from etl.extract.tables.cells import Column, says_whole

_INSIDE = frozenset(["in", "from", "by"])
"""Prepositions before a country in which people are, or which they leave."""
_SHORT = 4
"""Words of a heading that says no more than whose people they are: "Of them from Peru"."""


def cross(
    columns: Sequence[Column],
    header: Sequence[Sequence[Sentence]],
    label: int,
    about: str | None,
) -> None:
    """Give the columns their countries, where two at least have one: "Danes | Finns | All".

    They count what the text is about.
    """
    named: dict[int, Place] = {}
    whole: set[int] = set()
    for row in header:
        shift = max(0, len(columns) - len(row))
        for k, cell in enumerate(row, start=shift):
            if k > label and len(cell.places) == 1 and len(cell.tokens) <= _SHORT:
                named[k] = cell.places[0]
            elif k > label and says_whole(cell.tokens):
                whole.add(k)
    lands = {p.code for p in named.values() if is_country(p.code)}
    if len(lands) < 2 or any(columns[k].named for k in named):
        return
    for k, place in named.items():
        columns[k].land, columns[k].peoples = place.code, _are_peoples(place)
    peoples = columns[min(named)].peoples
    for k in whole - named.keys():
        columns[k].land, columns[k].peoples = ALL, peoples
    for column in columns:
        if column.land is not None and about is not None:
            column.measure, column.named = about, True


def _are_peoples(place: Place) -> bool | None:
    """Tell whether a heading is whose people they are, "Danes", or where: "In Peru"."""
    if place.form in (Form.PEOPLE, Form.ADJECTIVE):
        return True
    return False if place.prep in _INSIDE else None
