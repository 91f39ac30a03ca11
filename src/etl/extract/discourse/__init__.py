"""Reads the sentences of a document in order and fills in what each leaves unsaid."""

from etl.extract.discourse.reading import finish, read
from etl.extract.discourse.state import ALL, FOREIGN, Discourse, Reading, measure_meant
from etl.extract.discourse.subjects import column_note, names_are_origins
from etl.extract.discourse.survey import survey

__all__ = [
    "ALL",
    "FOREIGN",
    "Discourse",
    "Reading",
    "column_note",
    "finish",
    "measure_meant",
    "names_are_origins",
    "read",
    "survey",
]
