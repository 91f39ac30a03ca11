"""The table `loads`: what each snapshot changed in each table.

The changed rows themselves are in the other tables; this is the ledger that they are audited by.
"""

from __future__ import annotations

from typing import ClassVar

import pandera.pandas as pa


class Loads(pa.DataFrameModel):
    """One row a snapshot and a table: what changed in it, and a checksum of the rows it brought."""

    snapshot_id: int = pa.Field(ge=1, description="The snapshot; key together with table_name.")
    table_name: str = pa.Field(description="The table.")
    added: int = pa.Field(ge=0, description="Rows that are new.")
    withdrawn: int = pa.Field(ge=0, description="Rows that are gone.")
    revised: int = pa.Field(ge=0, description="Rows whose value changed.")
    reflagged: int = pa.Field(ge=0, description="Rows of which anything else changed.")
    stable: int = pa.Field(ge=0, description="Rows that stayed as they were.")
    checksum: str = pa.Field(
        nullable=True, description="Sum of the hashes of the rows that it brought."
    )
    checksum_by: str = pa.Field(description="Engine and columns that the hashes were made with.")

    class Config:
        """Refuse what is not declared."""

        strict = True
        coerce = True
        unique: ClassVar = ["snapshot_id", "table_name"]
