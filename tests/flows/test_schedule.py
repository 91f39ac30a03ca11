"""`make serve` with real parts on the loopback: Prefect's server, its database, a worker.

Long stories, since each server takes its time to start: a schedule that fires, a run that is
killed, and those that waited for it; a power cut, and a server that is away in the middle of a run.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from etl.snapshots import query
from flows.serve import answers
from tests.postgresql import USER, free_port
from tests.waiting import until

ROOT = Path(__file__).parents[2]
DOCUMENTS = 400
"""Of each of two deliveries; one batch, and long enough in the archive to be stopped there."""
TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"


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
def project(tmp_path, environment):
    """A project with documents, and a port for its server."""
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    deliver(tmp_path, 0)
    environment["PORT"] = str(free_port())
    return tmp_path


def deliver(project, first):
    """Put documents into data/raw, each as long as the others."""
    (project / "data/raw").mkdir(parents=True, exist_ok=True)
    for n in range(first, first + DOCUMENTS):
        (project / f"data/raw/{n}.txt").write_text(TEXT)


class Client(httpx.Client):
    """Asks again where the server answers 503: its database on SQLite is locked for a moment."""

    def request(self, *args, **kwargs):
        asked = super().request
        return until(
            lambda: answer if (answer := asked(*args, **kwargs)).status_code != 503 else None
        )


@contextmanager
def served(project, environment):
    """Serve the project until the block ends, or its worker; gives a client."""
    port = environment["PORT"]
    command = [sys.executable, "flows/serve.py", "--port", port]
    log = project / "log"
    with log.open("w") as told:
        serving = subprocess.Popen(command, cwd=project, env=environment, stdout=told, stderr=told)
    try:
        until(lambda: serving.poll() is not None or "Serving" in log.read_text())
        assert serving.poll() is None, log.read_text()
        with Client(base_url=f"http://127.0.0.1:{port}/api/", timeout=120) as client:
            client.serving = serving
            yield client
    finally:
        serving.terminate()
        serving.wait(90)
        print(log.read_text())


def deployed(client, name):
    return client.get(f"deployments/name/{name}").raise_for_status().json()["id"]


def start(client, name):
    """Start a run of `flow/deployment`; gives its id."""
    made = client.post(f"deployments/{deployed(client, name)}/create_flow_run", json={})
    return made.raise_for_status().json()["id"]


def state(client, run):
    return client.get(f"flow_runs/{run}").raise_for_status().json()["state"]


def ended(client, run):
    return state(client, run)["type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def runs(client, **given):
    """All runs of ingest, in the order of their beginning; other deployments have schedules too."""
    ours = {"name": {"any_": ["nightly", "recheck"]}}
    asked = {"sort": "START_TIME_ASC", "flow_runs": given, "deployments": ours}
    return client.post("flow_runs/filter", json=asked).raise_for_status().json()


def fires(client, name, times):
    """Give a deployment a short schedule until it has fired so often, and all have ended."""
    path = f"deployments/{deployed(client, name)}/schedules"
    (night,) = client.get(path).raise_for_status().json()
    short = [{"active": True, "schedule": {"interval": 10.0}}]
    client.patch(f"{path}/{night['id']}", json={"active": False}).raise_for_status()
    (made,) = client.post(path, json=short).raise_for_status().json()
    until(lambda: len(runs(client, state={"type": {"any_": ["COMPLETED"]}})) >= times)
    client.delete(f"{path}/{made['id']}").raise_for_status()
    for run in runs(client, state={"type": {"any_": ["SCHEDULED"]}}):
        client.delete(f"flow_runs/{run['id']}")
    until(lambda: all(ended(client, run["id"]) for run in runs(client)))


def archived(warehouse):
    """Files of the archive; those that are being written have another ending."""
    return sum(len(names) for _, _, names in os.walk(warehouse / "archive"))


def stopped_in_the_middle(warehouse, before):
    """The process that loads, stopped while it keeps the bytes of what it has read."""
    until(lambda: archived(warehouse) > before, pause=0.02)
    process = int((warehouse / ".lock").read_text().split()[1])
    os.kill(process, signal.SIGSTOP)
    return process


def power_cut(serving):
    """Kill the program that serves, its server, its worker and the runs of that, at once."""
    for process in (*psutil.Process(serving.pid).children(recursive=True), serving):
        process.kill()
    serving.wait()


def server_of(serving):
    """The server that `make serve` has started."""
    below = psutil.Process(serving.pid).children()
    return next(process for process in below if "server" in process.cmdline())


def let_leases_lapse(environment):
    """As if the five minutes had gone for which a run asks, whatever is set."""
    kept = [*(Path(environment["PREFECT_HOME"]) / "concurrency_leases").glob("*.json")]
    assert kept
    for lease in kept:
        lease.write_text(re.sub(r'(?<=")\d{4}(?=-\d\d-)', "2000", lease.read_text()))


@contextmanager
def server(environment):
    """Prefect's server by itself; the block may kill it."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", environment["PORT"]]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers(f"http://127.0.0.1:{environment['PORT']}/api"))
        yield process
    finally:
        process.terminate()
        process.wait(90)


@pytest.mark.slow
@pytest.mark.parametrize("environment", ["on_postgresql"], indirect=True)
def test_each_document_is_loaded_once_whatever_becomes_of_the_server(project, environment):
    warehouse = project / "data/warehouse"
    with served(project, environment) as client:
        cut = start(client, "ingest/nightly")
        stopped_in_the_middle(warehouse, 0)
        power_cut(client.serving)
    let_leases_lapse(environment)
    deliver(project, DOCUMENTS)
    apart = {**environment, "PREFECT_API_URL": f"http://127.0.0.1:{environment['PORT']}/api"}
    with server(environment) as first, served(project, apart) as client:
        assert state(client, cut)["type"] == "RUNNING"
        later = start(client, "ingest/nightly")
        until(lambda: ended(client, later))
        assert state(client, later)["type"] == "COMPLETED", state(client, later)

        deliver(project, 2 * DOCUMENTS)
        dropped = start(client, "ingest/nightly")
        process = stopped_in_the_middle(warehouse, 2 * DOCUMENTS)
        first.kill()
        first.wait()
        os.kill(process, signal.SIGCONT)
        until(lambda: archived(warehouse) == 3 * DOCUMENTS)
        with server(environment):
            until(lambda: ended(client, dropped))
            assert state(client, dropped)["type"] == "COMPLETED", state(client, dropped)
            for run in runs(client):  # as the doctor advises; the next test finds none of them
                client.delete(f"flow_runs/{run['id']}").raise_for_status()
    each = "SELECT count(*), count(DISTINCT document) FROM documents"
    assert query(warehouse, each).rows == [(3 * DOCUMENTS, 3 * DOCUMENTS)]
    kept = query(warehouse, "SELECT run_id FROM runs ORDER BY started_at").rows
    assert kept == [(later,), (dropped,)]


@pytest.mark.slow
def test_each_document_is_loaded_once_whatever_is_killed_meanwhile(project, environment):
    warehouse = project / "data/warehouse"
    with served(project, environment) as client:
        fires(client, "ingest/nightly", times=2)
        by_schedule = runs(client)
        assert all(run["auto_scheduled"] for run in by_schedule)

        deliver(project, DOCUMENTS)
        first = start(client, "ingest/nightly")
        process = stopped_in_the_middle(warehouse, DOCUMENTS)
        second, recheck = start(client, "ingest/nightly"), start(client, "ingest/recheck")
        until(lambda: state(client, second)["name"] == "AwaitingConcurrencySlot")
        by_hand = subprocess.run(
            [sys.executable, "flows/ingest.py"], cwd=project, capture_output=True, text=True,
            env={**environment, "PREFECT_API_URL": str(client.base_url).rstrip("/")}, check=False,
        )  # fmt: skip
        assert by_hand.returncode == 2
        assert f"process {process} since" in by_hand.stderr
        os.kill(process, signal.SIGKILL)
        until(lambda: state(client, first)["type"] == "CRASHED")
        for later in (second, recheck):
            until(lambda run=later: ended(client, run))
            assert state(client, later)["type"] == "COMPLETED", state(client, later)
        history = {run["id"]: run["state"]["type"] for run in runs(client)}
        server_of(client.serving).kill()
        until(lambda: client.serving.poll() is not None)
    assert client.serving.returncode, "what starts it again has to know that it failed"
    each = "SELECT count(*), count(DISTINCT document) FROM documents"
    assert query(warehouse, each).rows == [(2 * DOCUMENTS, 2 * DOCUMENTS)]
    added = "SELECT added, revised, withdrawn FROM snapshot_tables WHERE table_name = 'documents'"
    assert query(warehouse, added).rows == [(DOCUMENTS, 0, 0)] * 2
    assert query(warehouse, "SELECT count(*) FROM counts").rows == [(6 * DOCUMENTS,)]
    kept = {run_id for (run_id,) in query(warehouse, "SELECT run_id FROM runs").rows}
    completed = {run for run, how in history.items() if how == "COMPLETED"}
    assert kept == completed >= {*(run["id"] for run in by_schedule), second, recheck}
    assert history[first] == "CRASHED"
