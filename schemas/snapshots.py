"""The table `snapshots`: the states of the data, in the order in which they came.

The rows of a snapshot stand in the tables of facts, with the snapshots between which they hold.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas.codes import SnapshotStatus


class Snapshots(pa.DataFrameModel):
    """One row a state of the data that differs from the one before."""

    snapshot_id: int = pa.Field(ge=1, description="Key: 1, 2, 3, ...")
    created_at: pd.Timestamp = pa.Field(description="When it was made, UTC.")
    run_id: str = pa.Field(description="The run that made it.")
    parent: pd.Int64Dtype = pa.Field(nullable=True, description="The snapshot before it.")
    restores: pd.Int64Dtype = pa.Field(
        nullable=True, description="The earlier snapshot that it brings back, if it is a roll-back."
    )
    code_version: str = pa.Field(description="Version of the program.")
    extractor_version: str = pa.Field(description="Version of the extraction rules.")
    vocabulary_digest: str = pa.Field(description="Digest of the vocabularies.")
    schema_digest: str = pa.Field(description="Digest of the tables' columns.")
    input_digest: str = pa.Field(description="SHA-256 over names and digests of all documents.")
    documents: int = pa.Field(ge=0, description="Documents in it.")
    added: int = pa.Field(ge=0, description="Counts that are new.")
    withdrawn: int = pa.Field(ge=0, description="Counts that are gone.")
    revised: int = pa.Field(ge=0, description="Counts whose value changed.")
    reflagged: int = pa.Field(ge=0, description="Counts of which anything else changed.")
    stable: int = pa.Field(ge=0, description="Counts that stayed as they were.")
    status: str = pa.Field(
        isin=list(SnapshotStatus), description="published; rejected: its audit failed."
    )

    class Config:
        """Refuse what is not declared."""

        strict = True
        coerce = True
        unique: ClassVar = ["snapshot_id"]
