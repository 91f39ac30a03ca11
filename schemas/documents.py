"""The table `documents`: raw files that were read.

What was read out of them is in counts, claims and numbers; files that could not be read are in
failures.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa

from schemas import shapes


class Documents(pa.DataFrameModel):
    """One row a raw file, with its whole text and where it comes from."""

    document_id: str = pa.Field(
        str_matches=shapes.DOCUMENT_ID,
        description="Key: the same for each version of a file; made from its name.",
    )
    document: str = pa.Field(
        str_length={"min_value": 1}, description="Path below the folder that was read."
    )
    title: str = pa.Field(nullable=True, description="Title, as its metadata gives it.")
    url: str = pa.Field(nullable=True, description="Address that it was taken from.")
    publisher: str = pa.Field(nullable=True, description="Who published it.")
    published: str = pa.Field(
        nullable=True,
        str_matches=shapes.DATE,
        description="Date of publication: YYYY, YYYY-MM or YYYY-MM-DD.",
    )
    retrieved: str = pa.Field(nullable=True, description="When it was fetched, as given.")
    vanished: str = pa.Field(
        nullable=True,
        str_matches=shapes.DATE,
        description="Since when its source no longer has it; this is its last version.",
    )
    http_status: pd.Int64Dtype = pa.Field(
        nullable=True, ge=100, le=599, description="What the server answers instead, e.g. 404."
    )
    language: str = pa.Field(nullable=True, description="Language tag, as given.")
    cites: object = pa.Field(
        description="Source chain: whom it names as its source, outlet first.",
        metadata={"duckdb": "VARCHAR[]"},
    )
    pages: pd.Int64Dtype = pa.Field(
        nullable=True,
        ge=1,
        description="How many pages it has; empty where its format has none.",
    )
    sha256: str = pa.Field(
        str_matches=shapes.DIGEST, description="SHA-256 of the file's bytes and its sidecar's."
    )
    text: str = pa.Field(description="The text; all offsets count its characters from 0.")

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["document_id"]
        metadata: ClassVar = {"revised_by": ["text"]}

    @pa.dataframe_check(name="the name uses forward slashes and stays below its folder")
    def name_is_relative(cls, df: pd.DataFrame) -> pd.Series[bool]:
        """A name that leaves the folder would point at a different file elsewhere."""
        name = df["document"]
        outside = name.str.startswith("/") | name.str.contains(r"(?:^|/)\.\.(?:/|$)", regex=True)
        return ~(outside | name.str.contains("\\", regex=False))
