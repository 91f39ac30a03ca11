"""flows/prefect.yaml -> its deployments, served on this machine until Ctrl-C or SIGTERM.

No flow runs in here: a worker starts each in a process of its own. Where PREFECT_API_URL is set,
the server there is used, and none is started.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from types import FrameType

PREFECT = (sys.executable, "-m", "prefect", "--no-prompt")
POOL = ("work-pool", "create", "headcount", "--type", "process")
DEPLOY = ("deploy", "--all", "--prefect-file", "flows/prefect.yaml")
WORKER = ("worker", "start", "--pool", "headcount")
START_SECONDS = 120
STOP_SECONDS = 30
"""A worker that has lost its server does not stop when it is asked to, and is killed after this."""


def answers(api: str) -> bool:
    """Whether a Prefect server says at this address that it is well."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=5) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def wait_for(server: subprocess.Popen[bytes], api: str) -> None:
    """Return when the server answers; end the program if it has ended or takes too long."""
    until = time.monotonic() + START_SECONDS
    while not answers(api):
        if server.poll() is not None or time.monotonic() > until:
            sys.exit(f"headcount: {api}: no server came up there; is the port taken? try --port")
        time.sleep(0.5)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end, and end it if it does not."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serve(port: int) -> int:
    """Start what is missing, deploy, work until stopped or one ends; the server is the last."""
    given = os.environ.get("PREFECT_API_URL")
    api = given or f"http://127.0.0.1:{port}/api"
    # prefect.yaml has runs work in $PWD, which a service manager sets otherwise or not at all.
    environment = {**os.environ, "PREFECT_API_URL": api, "PWD": os.getcwd()}
    with ExitStack() as ends:
        if not given and not answers(api):
            command = [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)]
            server = subprocess.Popen(command, env=environment, start_new_session=True)
            ends.callback(stop, server)
            wait_for(server, api)
        # A pool that is there stays as it was set up; if it cannot be made, `deploy` says so.
        subprocess.run([*PREFECT, *POOL], env=environment, check=False, capture_output=True)
        subprocess.run([*PREFECT, *DEPLOY], env=environment, check=True)
        worker = subprocess.Popen([*PREFECT, *WORKER], env=environment, start_new_session=True)
        ends.callback(stop, worker)
        print(f"Serving at {api.removesuffix('/api')}; Ctrl-C stops it", flush=True)
        _, status = os.wait()  # the worker's or the server's: neither is meant to end
        return os.waitstatus_to_exitcode(status) or 1


def _end(signum: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    parser = argparse.ArgumentParser(prog="serve", description=serve.__doc__)
    parser.add_argument("--port", type=int, default=4200, help="default: 4200")
    sys.exit(serve(parser.parse_args().port))
