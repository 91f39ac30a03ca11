"""Reads the sentences of a document in order and fills in what each leaves unsaid."""

from etl.extract.discourse.notes import note_of
from etl.extract.discourse.periods import date_here
from etl.extract.discourse.reading import read, read_behind
from etl.extract.discourse.settling import finish
from etl.extract.discourse.state import (
    ALL,
    FOREIGN,
    Axis,
    Discourse,
    Header,
    Reading,
    Side,
    is_country,
)
from etl.extract.discourse.subjects import names_are_origins
from etl.extract.discourse.survey import survey

__all__ = [
    "ALL",
    "FOREIGN",
    "Axis",
    "Discourse",
    "Header",
    "Reading",
    "Side",
    "date_here",
    "finish",
    "is_country",
    "names_are_origins",
    "note_of",
    "read",
    "read_behind",
    "survey",
]
