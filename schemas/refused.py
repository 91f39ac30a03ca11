"""The table `refused`: rows that broke the model of their table, and were held back.

Each refused row also has one row in checks, of the kind `schema`.
"""

from __future__ import annotations

from typing import ClassVar

import pandera.pandas as pa

from schemas import shapes


class Refused(pa.DataFrameModel):
    """One row a reason for which a row was held back; a row may have several reasons."""

    refused_id: str = pa.Field(
        str_matches=shapes.ID, description="Key: made from the table, the row and the reason."
    )
    check_id: str = pa.Field(str_matches=shapes.ID, description="The schema check that reports it.")
    document_id: str = pa.Field(nullable=True, description="The row's document, if it has one.")
    table: str = pa.Field(description="Table that the row was meant for.")
    row: str = pa.Field(description="The whole row as JSON; long texts are cut.")
    column: str = pa.Field(description="Column that broke the rule; empty: a rule over several.")
    check: str = pa.Field(description="The rule that was broken.")
    failure_case: str = pa.Field(description="The value that broke it; empty if it has none.")

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["refused_id"]
        metadata: ClassVar[dict[str, list[str]]] = {"revised_by": []}
