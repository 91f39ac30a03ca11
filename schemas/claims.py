"""The table `claims`: statements about counts that are no counts.

The counts themselves are in counts; whether a claim holds is said in checks.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes
from schemas.codes import ClaimKind, Qualifier


class Claims(pa.DataFrameModel):
    """One row a rank, an order, a share, a change or a number of countries, with its words."""

    claim_id: str = pa.Field(
        str_matches=shapes.ID, description="Key: kept from version to version of a document."
    )
    document_id: str = pa.Field(
        str_matches=shapes.DOCUMENT_ID, description="The document that states it."
    )
    kind: str = pa.Field(
        isin=list(ClaimKind), description="rank, order, share, change or number of countries."
    )
    measure: str = pa.Field(
        str_matches=shapes.WORD, description="The measure that it speaks of, e.g. in_custody."
    )
    place: str = pa.Field(
        nullable=True, str_matches=shapes.PLACE, description="Where; coded as in counts."
    )
    origin: str = pa.Field(
        nullable=True, str_matches=shapes.ORIGIN, description="Whose people; coded as in counts."
    )
    as_of: str = pa.Field(
        nullable=True, str_matches=shapes.DATE, description="Date it is stated for, if said."
    )
    relation: str = pa.Field(
        str_length={"min_value": 1}, description='What is said, e.g. "largest", "at least".'
    )
    value: float = pa.Field(
        nullable=True, description="Its figure, if any: per cent, rank, countries."
    )
    value_high: float = pa.Field(nullable=True, description="Upper end of a range.")
    qualifier: str = pa.Field(isin=list(Qualifier), description="Class of the hedge.")
    start: int = pa.Field(ge=0, description="Offset of its first character in the text.")
    end: int = pa.Field(ge=0, description="Offset after its last character.")
    quote: str = pa.Field(description="The sentence that says it.")
    quote_start: int = pa.Field(ge=0, description="Offset of the sentence in the text.")

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["claim_id"]
        metadata: ClassVar = {"revised_by": ["value", "value_high"]}

    @pa.dataframe_check(name="end comes after start")
    def offsets_ascend(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A claim has words."""
        return df["end"] > df["start"]

    @pa.dataframe_check(name="value_high is not below value")
    def range_ascends(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A range is written from its lower end to its upper one."""
        return (df["value_high"] >= df["value"]) | df["value_high"].isna()
