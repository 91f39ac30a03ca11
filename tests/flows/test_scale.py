"""The whole chain over a corpus with known answers, in several processes; small numbers of it.

tests/benchmarks/ingest_scale.py has the large ones.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from prefect import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.settings import get_current_settings

from etl.snapshots import query
from flows.ingest import ingest
from tests import corpus
from tests.waiting import until

DOCUMENTS = 20 * len(corpus.FORMS)
BATCH = 60_000
CHANGED = range(0, DOCUMENTS, 40)


ROOT = Path(__file__).parents[2]
RUN = "from pathlib import Path; from flows.ingest import ingest; ingest({}, {}, batch_bytes={})"


def read(warehouse):
    sql = "SELECT documents_read, documents_present, snapshot_id FROM runs ORDER BY started_at"
    return query(warehouse, sql).rows


@pytest.mark.slow
def test_every_answer_is_right_and_only_what_changed_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr("etl.batches.SETTLED_NS", -1)
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    corpus.write(raw, range(DOCUMENTS))
    ingest(raw, warehouse, batch_bytes=BATCH)
    assert corpus.wrong(warehouse, range(DOCUMENTS)) == []
    assert not (warehouse / "reading").exists()

    with monkeypatch.context() as closed:
        closed.setattr("etl.batches.fingerprint", None)  # no file is opened
        ingest(raw, warehouse, batch_bytes=BATCH)

    corpus.write(raw, CHANGED, edition=1)
    ingest(raw, warehouse, batch_bytes=BATCH)
    assert corpus.wrong(warehouse, range(DOCUMENTS), CHANGED) == []
    assert read(warehouse) == [
        (DOCUMENTS, DOCUMENTS, 1),
        (0, DOCUMENTS, None),
        (len(CHANGED), DOCUMENTS, 2),
    ]


def killed_while_it_reads(raw, warehouse, home):
    """Start a run, kill it when it has kept what two batches say; gives how many it had kept."""
    kept = warehouse / "reading"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": get_current_settings().api.url,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    program = RUN.format(repr(raw), repr(warehouse), BATCH).replace("PosixPath", "Path")
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=environment, start_new_session=True
    )
    until(lambda: process.poll() is not None or len(list(kept.glob("*"))) > 1, pause=0.02)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return len(list(kept.glob("*")))


def states_of_batches(warehouse):
    """The names of the states in which the batches of the last run ended."""
    run = query(warehouse, "SELECT run_id FROM runs ORDER BY started_at DESC LIMIT 1").rows[0][0]
    with get_client(sync_client=True) as client:
        tasks = client.read_task_runs(flow_run_filter=FlowRunFilter(id={"any_": [run]}))
    return [task.state.name for task in tasks if task.name.startswith("read-")]


@pytest.mark.slow
def test_a_killed_run_leaves_to_the_next_what_it_has_read(tmp_path):
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    corpus.write(raw, range(DOCUMENTS))
    kept = killed_while_it_reads(raw, warehouse, tmp_path / "prefect")
    ingest(raw, warehouse, batch_bytes=BATCH)
    assert corpus.wrong(warehouse, range(DOCUMENTS)) == []
    assert read(warehouse) == [(DOCUMENTS, DOCUMENTS, 1)]
    states = states_of_batches(warehouse)
    assert states.count("Cached") >= kept - 1  # the last may have been written in part
    assert states.count("Completed") > 0
