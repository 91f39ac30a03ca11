"""Documents in a bucket, read by a cluster of two workers of which one is killed."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import distributed
import fsspec
import pytest

import flows.reading
from etl.errors import UsageError
from etl.snapshots import query
from flows.ingest import ingest
from flows.runners import pool

TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"
DOCUMENTS = 12


@pytest.fixture
def raw(tmp_path):
    """A folder of documents of which no two are the same, and one that cannot be read."""
    folder = tmp_path / "raw/in/folders"
    folder.mkdir(parents=True)
    for n in range(DOCUMENTS):
        (folder / f"{n}.txt").write_text(f"{TEXT}The US holds {100 + n} Danes.\n")
    (folder / "0.meta.json").write_text('{"published": "2024-10-16"}')
    (folder / "empty.txt").touch()
    return tmp_path / "raw"


@pytest.fixture
def bucket(raw, s3):
    """The same below an address."""
    storage = fsspec.filesystem("s3")
    storage.mkdir("headcount")
    storage.put(str(raw), "headcount/", recursive=True)
    return Path("s3://headcount/raw")


@pytest.fixture
def cluster(s3):
    """Two workers of one thread, which know the bucket."""
    kinds = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**kinds) as cluster:
        yield cluster


def digests(warehouse):
    """What identifies a snapshot: its input, and the rows of each of its tables."""
    loads = query(warehouse, "SELECT table_name, added, checksum FROM history.loads ORDER BY ALL")
    return loads.rows, query(warehouse, "SELECT input_digest FROM snapshots").rows


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_makes_the_same_snapshot_as_one_machine(
    raw, bucket, cluster, tmp_path, monkeypatch
):
    killed = []

    def kill(*args):
        """Kill a worker that is at work, as soon as the first batch has come back."""
        if not killed:
            busy = [w.name for w in cluster.scheduler.workers.values() if w.processing]
            killed.append(busy[0])
            os.kill(cluster.workers[busy[0]].pid, signal.SIGKILL)
        return states_of(*args)

    states_of = flows.reading.states_of
    here, there = tmp_path / "here", tmp_path / "there"
    ingest(raw, here)
    monkeypatch.setattr(flows.reading, "states_of", kill)
    summary = ingest(bucket, there, runner=cluster.scheduler_address, batch_bytes=150)
    assert killed
    assert (summary.documents.added, len(summary.failures)) == (DOCUMENTS, 1)
    assert digests(there) == digests(here)

    shutil.rmtree(raw)  # what was read from the bucket is kept, and known the next time
    assert ingest(bucket, there).documents.stable == DOCUMENTS


@pytest.mark.parametrize("name", ["dsak", "tcp://127.0.0.1:1"])
def test_a_runner_that_is_none_is_told(name, monkeypatch):
    monkeypatch.setattr("flows.runners.CONNECT_SECONDS", 0.2)
    with pytest.raises(UsageError, match=f"runner {name}"), pool(name) as workers:
        workers.ahead()
