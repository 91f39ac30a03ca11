"""The table `runs`: every run that wrote to the warehouse.

A run that found nothing changed has a row here and none in snapshots.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes
from schemas.codes import SnapshotStatus


class Runs(pa.DataFrameModel):
    """One row a run that wrote to the warehouse, whether or not it changed anything."""

    run_id: str = pa.Field(str_matches=shapes.ID, description="Key: given by the caller.")
    started_at: pd.Timestamp = pa.Field(description="When it began, UTC.")
    finished_at: pd.Timestamp = pa.Field(description="When it was committed, UTC.")
    trigger: str = pa.Field(description="What set it off, e.g. by hand, schedule.")
    code_version: str = pa.Field(description="Version of the program.")
    extractor_version: str = pa.Field(description="Version of the extraction rules.")
    vocabulary_digest: str = pa.Field(description="Digest of the vocabularies.")
    documents_read: int = pa.Field(ge=0, description="Documents that it loaded or loaded anew.")
    documents_present: int = pa.Field(ge=0, description="Documents that there were.")
    failures: int = pa.Field(ge=0, description="Files that could not be read.")
    refused: int = pa.Field(ge=0, description="Reasons for which rows were held back.")
    snapshot_id: pd.Int64Dtype = pa.Field(
        nullable=True, description="The snapshot that it made; empty if nothing had changed."
    )
    status: str = pa.Field(
        isin=list(SnapshotStatus),
        description="published, unchanged, staged (not yet published) or rejected.",
    )
    findings: str = pa.Field(nullable=True, description="Why it was rejected.")
    cleaned: str = pa.Field(
        nullable=True, description="What an earlier run that was cut off had left behind."
    )

    class Config:
        """Refuse what is not declared."""

        strict = True
        coerce = True
        unique: ClassVar = ["run_id"]
