"""data/warehouse -> each row of its newest snapshot that is not what the documents say.

How rows are compared is the business of etl.snapshots; nothing is written, so no lock is needed.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from prefect import State, flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed

from etl.answers import versions
from etl.cli import rebuild
from etl.settings import Settings
from etl.settings.given import read_settings
from etl.snapshots import Verification
from etl.snapshots import verify as compare

SECONDS = 6 * 3600
SHOWN = 100
"""Differences that stand on Prefect's page; `headcount verify` lists all."""


@task(cache_policy=NO_CACHE, timeout_seconds=SECONDS)
def read_again(settings: Settings, snapshot: int | None) -> Verification:
    """Read the documents of a snapshot again and compare every row."""
    return compare(settings.warehouse, partial(rebuild, settings=settings), snapshot)


@flow
def verify(warehouse: Path | None = None, snapshot: int | None = None) -> State[str]:
    """Fail if a snapshot (by default the newest) is not what its documents say.

    Differences fail nothing where other rules or words made the snapshot than those of today:
    they are to be expected until the next ingest.
    """
    found = read_again(read_settings().settled(warehouse=warehouse), snapshot)
    made, differences = found.snapshot, found.differences
    rows = [
        {"document": d.document, "table": d.table, "row": d.key, "differs": ", ".join(d.differs)}
        for d in differences[:SHOWN]
    ]
    told = (
        f"Snapshot {made.snapshot_id}: {found.documents} documents, {len(differences)} differences"
    )
    create_table_artifact(rows or [{"differs": "nothing"}], key="verify", description=told)
    if (made.extractor_version, made.vocabulary_digest) != versions():
        return Completed(message=f"{told}; made by other rules or words than today's", data=told)
    state = Failed if differences else Completed
    return state(message=told, data=told)
