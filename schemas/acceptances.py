"""The table `acceptances`: failed checks that a person lets stand, as they were in each snapshot.

They are written in accepted.yml; the checks that they speak of are in checks.
"""

from __future__ import annotations

from typing import ClassVar

import pandera.pandas as pa

from schemas import shapes


class Acceptances(pa.DataFrameModel):
    """One row a failed check that a person lets stand, as long as it says the same."""

    check_id: str = pa.Field(str_matches=shapes.ID, description="Key: the check.")
    message: str = pa.Field(
        str_length={"min_value": 1}, description="What it said when it was accepted."
    )
    reason: str = pa.Field(str_length={"min_value": 1}, description="Why it may stand.")
    by: str = pa.Field(str_length={"min_value": 1}, description="Who decided.")
    date: str = pa.Field(str_matches=shapes.DATE, description="When they did.")
    until: str = pa.Field(
        nullable=True,
        str_matches=shapes.DATE,
        description="From when on it must be looked at again.",
    )

    class Config:
        """Refuse what is not declared; keep the first of two rows with one key."""

        strict = True
        coerce = True
        unique: ClassVar = ["check_id"]
        metadata: ClassVar = {"revised_by": ["message"]}
