"""The list of all tables, by name: each the pandera model that says what is true of its rows.

Only the list; a table's columns, keys and rules stand in the module named after it.
"""

from __future__ import annotations

from types import MappingProxyType

import pandera.pandas as pa

from schemas.acceptances import Acceptances
from schemas.checks import Checks
from schemas.claims import Claims
from schemas.counts import Counts
from schemas.documents import Documents
from schemas.failures import Failures
from schemas.loads import Loads
from schemas.numbers import Numbers
from schemas.refused import Refused
from schemas.runs import Runs
from schemas.snapshots import Snapshots

FACTS: MappingProxyType[str, type[pa.DataFrameModel]] = MappingProxyType(
    {
        "documents": Documents,
        "counts": Counts,
        "claims": Claims,
        "numbers": Numbers,
        "checks": Checks,
        "failures": Failures,
        "refused": Refused,
        "acceptances": Acceptances,
    }
)
"""Tables with a history: each row holds from one snapshot to another."""

BOOKS: MappingProxyType[str, type[pa.DataFrameModel]] = MappingProxyType(
    {"snapshots": Snapshots, "runs": Runs, "loads": Loads}
)
"""Tables that the warehouse keeps of itself; rows are only ever added."""
