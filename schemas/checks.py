"""The table `checks`: what was compared with what, and how it came out.

A failed check is a row here and nothing else; the rows that broke a table's model are in refused.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes
from schemas.codes import Blame, CheckKind, CheckLevel, Severity, Verdict


class Checks(pa.DataFrameModel):
    """One row a check that was made, or could not be made."""

    check_id: str = pa.Field(
        str_matches=shapes.ID, description="Key: kept from version to version of a document."
    )
    document_id: str = pa.Field(
        nullable=True,
        str_matches=shapes.DOCUMENT_ID,
        description="The document checked; empty for a check over several.",
    )
    kind: str = pa.Field(
        isin=list(CheckKind), description="Family: schema, sum, contradiction, claim, ..."
    )
    rule: str = pa.Field(str_length={"min_value": 1}, description="Member of the family.")
    level: str = pa.Field(
        isin=list(CheckLevel),
        description="Validation level: L0 file, L1 document, L2 series, L3 sources.",
    )
    verdict: str = pa.Field(isin=list(Verdict), description="How it came out.")
    severity: str = pa.Field(isin=list(Severity), description="ok, info, warning or error.")
    message: str = pa.Field(
        str_length={"min_value": 1}, description="One sentence for a reader, numbers included."
    )
    measure: str = pa.Field(
        nullable=True, str_matches=shapes.WORD, description="Measure of the counts compared."
    )
    by: str = pa.Field(
        nullable=True, isin=["place", "origin"], description="The dimension broken down."
    )
    fixed: str = pa.Field(nullable=True, description="The other dimension's code.")
    as_of: str = pa.Field(
        nullable=True, str_matches=shapes.DATE, description="Date the counts are stated for."
    )
    total: pd.Int64Dtype = pa.Field(nullable=True, description="The total as stated.")
    parts_sum: pd.Int64Dtype = pa.Field(nullable=True, description="Sum of its listed parts.")
    n_parts: pd.Int64Dtype = pa.Field(nullable=True, ge=0, description="How many parts.")
    residual: pd.Int64Dtype = pa.Field(nullable=True, description="total minus parts_sum.")
    imbalance: pd.Int64Dtype = pa.Field(
        nullable=True, description="parts_sum minus total where they contradict, else 0."
    )
    values: object = pa.Field(
        description="Values that contradict each other.", metadata={"duckdb": "BIGINT[]"}
    )
    blame: str = pa.Field(
        nullable=True, isin=list(Blame), description="Whose fault: extraction, source or rule."
    )
    hint: str = pa.Field(nullable=True, description="What may have happened, for a reader.")
    total_id: str = pa.Field(nullable=True, description="count_id of the total.")
    count_ids: object = pa.Field(
        description="count_ids compared, total first: the evidence. For a place inside a country "
        "document_id:start of its row in numbers.",
        metadata={"duckdb": "VARCHAR[]"},
    )

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["check_id"]
        metadata: ClassVar = {"revised_by": ["verdict", "total", "parts_sum"]}

    @pa.dataframe_check(name="residual is total minus parts_sum")
    def residual_balances(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """Else a total and its rows would not add up for those who read the residual."""
        return (df["residual"] == df["total"] - df["parts_sum"]).fillna(True).astype(bool)

    @pa.dataframe_check(name="imbalance is parts_sum minus total, or zero")
    def imbalance_balances(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """Observed minus expected, as validation standards have it."""
        off = (df["imbalance"] == df["parts_sum"] - df["total"]).fillna(True)
        return (off | (df["imbalance"] == 0).fillna(True)).astype(bool)
