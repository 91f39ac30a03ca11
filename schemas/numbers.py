"""The table `numbers`: every number of every text and what became of it.

A number that is a count stands in counts as well, at the same start.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes
from schemas.codes import NumberKind


class Numbers(pa.DataFrameModel):
    """One row a number seen in a text: counted, or set aside for a reason."""

    document_id: str = pa.Field(
        str_matches=shapes.DOCUMENT_ID, description="The document; key together with start."
    )
    start: int = pa.Field(ge=0, description="Offset of its first character in the text.")
    end: int = pa.Field(ge=0, description="Offset after its last character.")
    value: float = pa.Field(nullable=True, description="Its value, where it has one.")
    value_high: float = pa.Field(nullable=True, description="Upper end of a range.")
    kind: str = pa.Field(
        isin=list(NumberKind), description="count, or why it is none: year, money, percent, ..."
    )
    used: bool = pa.Field(description="Whether a count was made of it.")
    reason: str = pa.Field(description="The same for a reader, in words.")
    measure: str = pa.Field(
        nullable=True,
        str_matches=shapes.WORD,
        description="What it counts, if it is an exact number for a place inside a country.",
    )
    place: str = pa.Field(nullable=True, str_matches=shapes.PLACE, description="That country.")
    inside: str = pa.Field(
        nullable=True, description="The place inside it, as the text names it: no count is for it."
    )
    origin: str = pa.Field(
        nullable=True, str_matches=shapes.ORIGIN, description="Whose people, where that is said."
    )
    as_of: str = pa.Field(
        nullable=True, str_matches=shapes.DATE, description="The date it is for, where one is said."
    )

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["document_id", "start"]
        metadata: ClassVar = {"revised_by": ["value", "value_high"]}

    @pa.dataframe_check(name="end comes after start")
    def offsets_ascend(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A number has at least one character."""
        return df["end"] > df["start"]

    @pa.dataframe_check(name="value_high is not below value")
    def range_ascends(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A range is written from its lower end to its upper one."""
        return (df["value_high"] >= df["value"]) | df["value_high"].isna()
