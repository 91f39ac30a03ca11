"""`make serve` with real parts on the loopback: Prefect's server, its database, a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from etl.snapshots import query
from tests.postgresql import USER, free_port

ROOT = Path(__file__).parents[2]
DOCUMENTS = 600
TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"


def until(happens, seconds=120):
    """Wait for `happens()` to be true, and return what it gave."""
    deadline = time.monotonic() + seconds
    while not (what := happens()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
    return what


@pytest.fixture
def on_sqlite():
    return {}


@pytest.fixture
def on_postgresql(postgresql):
    url = f"postgresql+asyncpg://{USER}@127.0.0.1:{postgresql}/postgres"
    return {"PREFECT_SERVER_DATABASE_CONNECTION_URL": url}


@pytest.fixture(params=["on_sqlite", "on_postgresql"])
def environment(request, tmp_path):
    """What a shell would have set, with a home and a server address of its own."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        **request.getfixturevalue(request.param),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "3",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "DO_NOT_TRACK": "1",
        "PYTHONPATH": os.pathsep.join(map(str, (tmp_path, ROOT, ROOT / "src"))),
    }


@pytest.fixture
def served(tmp_path, environment):
    """A project with documents, served; gives a client of its server."""
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "data/raw").mkdir(parents=True)
    for n in range(DOCUMENTS):
        (tmp_path / f"data/raw/{n}.txt").write_text(TEXT)
    port = free_port()
    command = [sys.executable, "flows/serve.py", "--port", str(port)]
    log = tmp_path / "log"
    with log.open("w") as told:
        serving = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=told, stderr=told)
    try:
        until(lambda: serving.poll() is not None or "Serving" in log.read_text(), 150)
        assert serving.poll() is None, log.read_text()
        with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/", timeout=30) as client:
            yield client
    finally:
        serving.terminate()
        serving.wait(90)
        print(log.read_text())


def start(client, deployment):
    """Start a run of `flow/deployment`; returns a function that asks for its state."""
    found = client.get(f"deployments/name/{deployment}").raise_for_status().json()
    made = client.post(f"deployments/{found['id']}/create_flow_run", json={})
    run = made.raise_for_status().json()["id"]
    return lambda: client.get(f"flow_runs/{run}").raise_for_status().json()["state"]


def stopped_in_the_middle(warehouse):
    """The process that loads, stopped while it keeps the bytes of what it has read."""
    until(lambda: any((warehouse / "archive").rglob("*")))
    process = int((warehouse / ".lock").read_text().split()[1])
    os.kill(process, signal.SIGSTOP)
    return process


@pytest.mark.slow
def test_a_killed_run_and_those_that_waited_for_it_load_each_document_once(
    served, environment, tmp_path
):
    warehouse = tmp_path / "data/warehouse"
    first = start(served, "ingest/nightly")
    process = stopped_in_the_middle(warehouse)
    try:
        second, recheck = start(served, "ingest/nightly"), start(served, "ingest/recheck")
        until(lambda: second()["name"] == "AwaitingConcurrencySlot")
        by_hand = subprocess.run(
            [sys.executable, "flows/ingest.py"], cwd=tmp_path, capture_output=True, text=True,
            env={**environment, "PREFECT_API_URL": str(served.base_url).rstrip("/")}, check=False,
        )  # fmt: skip
        assert by_hand.returncode == 2
        assert f"process {process} since" in by_hand.stderr
        assert not (warehouse / "headcount.duckdb").exists()
    finally:
        os.kill(process, signal.SIGKILL)
    until(lambda: first()["type"] == "CRASHED")
    for later in (second, recheck):
        until(lambda run=later: run()["type"] in {"COMPLETED", "FAILED", "CRASHED"})
        assert later()["type"] == "COMPLETED", later()
    each = "SELECT count(*), count(DISTINCT document) FROM documents"
    assert query(warehouse, each).rows == [(DOCUMENTS, DOCUMENTS)]
    assert query(warehouse, "SELECT count(*) FROM counts").rows == [(3 * DOCUMENTS,)]
    assert query(warehouse, "SELECT count(*) FROM snapshots").rows == [(1,)]
