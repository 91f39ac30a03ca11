"""The table `failures`: raw files that could not be read.

Rows that were read but broke a table's model are in refused.
"""

from __future__ import annotations

from typing import ClassVar

import pandera.pandas as pa


class Failures(pa.DataFrameModel):
    """One row a raw file that could not be read, and why."""

    document: str = pa.Field(
        str_length={"min_value": 1}, description="Key: path below the folder that was read."
    )
    reason: str = pa.Field(str_length={"min_value": 1}, description="Name of the error.")
    message: str = pa.Field(description="What was wrong and what to do, for a reader.")

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["document"]
        metadata: ClassVar[dict[str, list[str]]] = {"revised_by": []}
