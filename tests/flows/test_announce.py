"""Events, the automation and the webhook: a real server, and an HTTP sink on the loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import Empty, Queue

import pytest

ROOT = Path(__file__).parents[2]

TELL = """
import sys
from contextlib import suppress
from pathlib import Path
from dataclasses import replace
from flows.announce import announce, rejections_announced, set_up
from tests.reports.conftest import a_report
from prefect.events.worker import EventsWorker
from etl.errors import AuditFailed

what, address = sys.argv[1:]
data = a_report()
if what == "set up":
    set_up(address)
elif what == "new":
    announce(data, Path("report.html"), published=True)
elif what == "known":
    announce(replace(data, previous=data.checks), Path("report.html"), published=True)
else:
    with suppress(AuditFailed), rejections_announced():
        raise AuditFailed("the audit found 2 rows too many")
EventsWorker.drain_all()
"""


@pytest.fixture(scope="module")
def sink():
    """An HTTP server that keeps what is posted to it."""
    posted: Queue[dict[str, str]] = Queue()

    class Keep(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Keep)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", posted
    server.shutdown()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A Prefect server with its automations running; gives the environment to reach it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("prefect")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    log = (home / "log").open("w")
    running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and running.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2)
            break
        except OSError:
            time.sleep(0.5)
    else:
        pytest.fail((home / "log").read_text())
    yield environment
    running.terminate()
    running.wait(30)


@pytest.mark.slow
def test_only_new_findings_and_rejections_reach_the_webhook(server, sink):
    address, posted = sink

    def tell(what: str) -> None:
        command = [sys.executable, "-c", TELL, what, address]
        subprocess.run(command, env=server, check=True, timeout=120, cwd=ROOT)

    for what in ("set up", "set up", "known", "new", "rejected"):
        tell(what)
    told = sorted(posted.get(timeout=60)["text"] for _ in range(2))
    assert "1 new finding:\n- error: 97 and nearly 100 are said of the same people." in told[1]
    assert "a snapshot is rejected" in told[0]
    assert told[0].endswith("the audit found 2 rows too many")
    with pytest.raises(Empty):
        posted.get(timeout=2)
