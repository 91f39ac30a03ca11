"""The table `counts`: numbers of people by measure, place and origin.

Statements about counts (ranks, shares, changes) are claims; numbers set aside are in numbers.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes
from schemas.codes import ObsStatus, Qualifier, Role


class Counts(pa.DataFrameModel):
    """One row a number of people for one measure, one place and one origin, with its words."""

    count_id: str = pa.Field(
        str_matches=shapes.ID, description="Key: kept from version to version of a document."
    )
    document_id: str = pa.Field(
        str_matches=shapes.DOCUMENT_ID, description="The document that states it."
    )
    measure: str = pa.Field(
        str_matches=shapes.WORD, description="What the people have in common, e.g. in_custody."
    )
    value: int = pa.Field(ge=0, description="People, as said; the lower end of a range.")
    value_high: pd.Int64Dtype = pa.Field(
        nullable=True, description="Upper end of a range; empty for anything else."
    )
    qualifier: str = pa.Field(
        isin=list(Qualifier), description="Class of the hedge: exact, about, under, over, range."
    )
    place: str = pa.Field(
        nullable=True,
        str_matches=shapes.PLACE,
        description="Where they are: ISO alpha-3, ALL, NOT:XXX, REGION:words; empty if unsaid.",
    )
    origin: str = pa.Field(
        nullable=True,
        str_matches=shapes.ORIGIN,
        description="Whose people: as place, or FOREIGN; empty where nationality plays no part.",
    )
    as_of: str = pa.Field(
        nullable=True,
        str_matches=shapes.DATE,
        description="Date or period it is stated for; empty: the document's own date.",
    )
    start: int = pa.Field(ge=0, description="Offset of the number's first character in the text.")
    end: int = pa.Field(ge=0, description="Offset after its last character.")
    number: str = pa.Field(
        str_length={"min_value": 1}, description="The number as it stands in the text."
    )
    quote: str = pa.Field(description="The sentence that says it.")
    quote_start: int = pa.Field(ge=0, description="Offset of the sentence in the text.")
    hedge: str = pa.Field(nullable=True, description='The hedging words, e.g. "more than".')
    segment: str = pa.Field(nullable=True, description="Part of the text it belongs to, if any.")
    low: int = pa.Field(ge=0, description="Least number of people that the words allow.")
    high: pd.Int64Dtype = pa.Field(
        nullable=True, description="Greatest number that they allow; empty where open."
    )
    role: str = pa.Field(
        isin=list(Role), description="In a breakdown: part, subtotal, total or residual."
    )
    obs_status: str = pa.Field(
        isin=list(ObsStatus), description="SDMX observation status: A normal, E estimated, ..."
    )
    rule: str = pa.Field(description="Mechanism of the grammar that found it.")

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["count_id"]
        metadata: ClassVar = {"revised_by": ["value", "value_high"]}

    @pa.dataframe_check(name="value_high goes with a range, and a range with a value_high")
    def high_goes_with_range(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """The guidelines give no other use of value_high."""
        return df["value_high"].notna() == (df["qualifier"] == Qualifier.RANGE)

    @pa.dataframe_check(name="value_high is not below value")
    def range_ascends(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A range is written from its lower end to its upper one."""
        return (df["value_high"] >= df["value"]).fillna(True).astype(bool)

    @pa.dataframe_check(name="end is start plus the length of the number")
    def offsets_span_number(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """So end is after start, as a number has at least one character."""
        return df["end"] == df["start"] + df["number"].str.len()

    @pa.dataframe_check(name="the quote has the number at its offset")
    def quote_says_number(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """The words shown as evidence must be the words that were counted."""
        at = df["start"] - df["quote_start"]
        pairs = zip(df["quote"], df["number"], at, strict=True)
        said = [i >= 0 and quote.startswith(number, i) for quote, number, i in pairs]
        return pd.Series(said, index=df.index, dtype=bool)

    @pa.dataframe_check(name="low is not above high")
    def interval_ascends(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """An empty interval would make every comparison fail."""
        return (df["low"] <= df["high"]).fillna(True).astype(bool)

    @pa.dataframe_check(name="low is not above value, except after a hedge that says over")
    def low_bounds_value(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """Strictly "more than 90" begins at 91."""
        return (df["low"] <= df["value"]) | (df["qualifier"] == Qualifier.OVER)

    @pa.dataframe_check(name="high is not below value, except after a hedge that says under")
    def high_bounds_value(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """Strictly "fewer than 90" ends at 89."""
        bounded = (df["high"] >= df["value"]).fillna(True).astype(bool)
        return bounded | (df["qualifier"] == Qualifier.UNDER)

    @pa.dataframe_check(name="an exact count allows its value and no other")
    def exact_is_exact(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """Else sums of exact counts would not be exact."""
        point = (df["low"] == df["value"]) & (df["high"] == df["value"]).fillna(False).astype(bool)
        return point | (df["qualifier"] != Qualifier.EXACT)
