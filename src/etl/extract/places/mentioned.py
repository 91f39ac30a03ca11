"""A place as a sentence names it: the value that the readers of places fill in.

No reading here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a place is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    SEAT = "seat"
    WITHIN = "within"
    REGION = "region"


@dataclass(slots=True)
class Place:
    """One mention of a country, its people, its government, a place in it, or some countries."""

    first: int
    last: int
    """Token indexes, both inclusive."""
    code: str
    """ISO 3166-1 alpha-3, or `REGION:` and the words."""
    form: Form
    prep: str | None = None
    """The preposition before it, over articles."""
    owns: bool = False
    """Followed by 's."""
    site: bool = False
    """Names a prison, a jail or the like of the country: the place, not the people."""
    agency: bool = False
    """Owns a body that speaks or acts: "Samoa's laboratory"."""
    strict: bool = False
    """A place inside a country that is said to be one: "Sofala province", "Lagos alone"."""
    agent: bool = False
    """Stands behind "by": who does it."""
    people_of: bool = False
    """Says whose people: "refugees from Sudan", "citizens of Turkey"."""
    left: bool = False
    """People are got out of it: "flown out of Sudan"."""
    comes: bool = False
    """Says whose people: "they come from Vietnam (97), Pakistan (12)"."""
    group: int = -1
    """Mentions that stand in one list ("X, Y and Z") share it."""
