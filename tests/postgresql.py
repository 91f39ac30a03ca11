"""A PostgreSQL of a test's own on the loopback, in a folder of its own, gone when the test ends."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "prefect"
GUARDED = "guarded"
"""A user that needs a password; all others are trusted."""


def programs() -> Path | None:
    """Where the server's programs are; None where there is no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else None


@contextmanager
def running(programs: Path) -> Iterator[int]:
    """Run a server, which refuses to be root's, so then as its own user; gives its port."""
    data, port = Path(tempfile.mkdtemp(prefix="headcount-")), free_port()
    given = {"cwd": "/", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.geteuid() == 0:
        given["user"] = given["group"] = "postgres"
        shutil.chown(data, "postgres", "postgres")
    make = [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync"]
    subprocess.run(make, check=True, **given)
    trusted = (data / "pg_hba.conf").read_text()
    (data / "pg_hba.conf").write_text(f"host all {GUARDED} all scram-sha-256\n{trusted}")
    settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
    command = [programs / "postgres", "-D", data, "-p", str(port), "-F", *settings]
    server = subprocess.Popen(command, **given)
    try:
        ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        deadline = time.monotonic() + 120
        while subprocess.run(ready, check=False, **given).returncode:
            assert server.poll() is None, "PostgreSQL did not start"
            assert time.monotonic() < deadline, "PostgreSQL did not start in time"
            time.sleep(0.02)
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree(data)


def run_sql(programs: Path, port: int, sql: str) -> None:
    """Run one statement as the owner of the server."""
    where = ["-h", "127.0.0.1", "-p", str(port), "-U", USER, "-d", "postgres"]
    command = [programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", *where, "-c", sql]
    subprocess.run(command, check=True, capture_output=True)


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
