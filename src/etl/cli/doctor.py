"""a machine, its folders, its server -> what would keep a run from its work, and what to do.

Nothing is mended or made here, and no document is read. What only this verb needs is imported where
it is used, as every verb's parser is made with this module.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.cli.telling import number, one_line
from etl.errors import HeadcountError
from etl.settings import DEFAULTS
from etl.settings.given import NAMES, NOTHING, Given
from schemas.codes import Severity

GIGABYTE = 1_000_000_000
ROOM = GIGABYTE
"""Bytes that should be free at the least. A run builds the published file anew beside the old."""
COPIES = 3
"""How often the warehouse should fit into what is free: the state's log, the new file, spare."""
SERVER_SECONDS = 5
PENDING_MINUTES, RUNNING_MINUTES = 10, 60
"""A worker starts a run within seconds of taking it; few run as long, and those hold the lock."""
SECRET = re.compile(r"(password\s*=\s*)[^\s&]+|(:/+[^/:@\s]*:)[^/@\s]+", re.IGNORECASE)
"""A password where none belongs; what comes of this is shown to others who help."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was seen, and, unless all is well, what to do about it."""

    severity: Severity
    what: str
    seen: str
    advice: str = ""


def doctor(args: argparse.Namespace) -> int:
    """Look at everything and print it; the status is 1 if there is an error among it."""
    severities = []
    api = os.environ.get("PREFECT_API_URL")
    for finding in examine(args.raw, args.warehouse, api, args.given):
        severities.append(finding.severity)
        print(f"{finding.severity:8}{finding.what}: {one_line(finding.seen)}")
        if finding.advice:
            print(f"{'':8}-> {one_line(finding.advice)}")
    errors, warnings = (severities.count(s) for s in (Severity.ERROR, Severity.WARNING))
    print(f"{number(errors, 'error')}, {number(warnings, 'warning')}")
    return int(errors > 0)


def examine(
    raw: Path, warehouse: Path, api: str | None, given: Given = NOTHING
) -> Iterator[Finding]:
    """All findings, those about the installation first; `api` is a Prefect server's address."""
    from etl.documents.shared import address

    yield from _versions()
    yield from _settings(given)
    yield _documents(raw)
    home = Path(os.environ.get("PREFECT_HOME", ".prefect"))
    if address(raw) is None:
        yield _writable("raw", raw, otherwise=Severity.WARNING)  # only collect writes there
    yield _writable("warehouse", warehouse)
    yield _writable("Prefect's home", home)
    yield _published(warehouse)
    yield _holder(warehouse)
    yield _room(warehouse)
    yield (server := _server(api))
    if api and server.severity is not Severity.ERROR:
        yield from _runs(api, warehouse)
    yield _runner(given.settings.runner)


def _versions() -> Iterator[Finding]:
    import platform
    from importlib.metadata import metadata, requires

    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet

    wanted = metadata("headcount")["Requires-Python"]
    python = platform.python_version()
    good = SpecifierSet(wanted).contains(python, prereleases=True)
    advice = "" if good else "make clean, then make install PYTHON=python3.12"
    severity = Severity.OK if good else Severity.ERROR
    yield Finding(severity, "python", f"{python}, wanted {wanted}", advice)
    pins = [Requirement(line) for line in requires("headcount") or ()]
    pins = [pin for pin in pins if pin.marker is None or pin.marker.evaluate({"extra": ""})]
    wrong = False
    for pin in pins:
        installed = _installed(pin.name)
        if installed is None or not pin.specifier.contains(installed, prereleases=True):
            wrong = True
            seen = f"{pin.name} {installed or 'is missing'}, wanted {pin.specifier}"
            yield Finding(Severity.ERROR, "library", seen, "make install")
    if not wrong:
        yield Finding(Severity.OK, "libraries", f"{len(pins)}, all within their pins")


def _installed(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _settings(given: Given) -> Iterator[Finding]:
    """Each setting that was given, with the place; those that were not, in one line."""
    for problem in given.problems:
        yield Finding(Severity.ERROR, "setting", problem, "docs/settings.md says what may be set")
    for name, origin in given.origins.items():
        value = SECRET.sub(r"\1\2...", str(getattr(given.settings, name)))
        yield Finding(Severity.OK, "setting", f"{name} = {value}, by {origin}")
    rest = [name for name in NAMES if name not in given.origins]
    yield Finding(Severity.OK, "settings", f"as built in: {', '.join(rest)}")


def _documents(raw: Path) -> Finding:
    from etl.batches import find_files

    try:
        found = find_files(raw)
    except HeadcountError as error:
        advice = "start where data/ is, name it by --raw, put documents there, or make collect"
        return Finding(Severity.ERROR, "documents", str(error), advice)
    return Finding(Severity.OK, "documents", f"{number(len(found), 'file')} below {raw}")


def _writable(what: str, folder: Path, otherwise: Severity = Severity.ERROR) -> Finding:
    """Whether a file can be made in `folder`, or in the nearest one above where it would be."""
    import tempfile

    where = _nearest(folder)
    try:
        with tempfile.TemporaryFile(dir=where) as file:
            file.write(b"headcount")
    except OSError as error:
        seen = f"{where}: cannot be written to ({error.strerror})"
        advice = "allow this user to write there, free space, or name another folder"
        return Finding(otherwise, what, seen, advice)
    made = folder if where == folder else f"{folder}, which will be made"
    return Finding(Severity.OK, what, f"{made}: can be written to")


def _published(warehouse: Path) -> Finding:
    from etl.snapshots import query

    newest = "SELECT snapshot_id FROM snapshots ORDER BY snapshot_id DESC LIMIT 1"
    if not (warehouse / "headcount.duckdb").exists():
        return Finding(Severity.INFO, "published", f"nothing yet in {warehouse}", "make run")
    try:
        ((snapshot,),) = query(warehouse, newest).rows
    except HeadcountError as error:
        advice = "make run builds it anew from state.duckdb; earlier ones are in published/"
        return Finding(Severity.ERROR, "published", str(error), advice)
    return Finding(Severity.OK, "published", f"snapshot {snapshot}")


def _holder(warehouse: Path) -> Finding:
    from etl.snapshots import holder

    try:
        held = holder(warehouse)
    except OSError as error:
        seen = f"{warehouse}: its lock cannot be read ({error.strerror})"
        return Finding(Severity.ERROR, "lock", seen, "allow this user to read and write there")
    if held is None:
        return Finding(Severity.OK, "lock", "nobody writes")
    advice = "wait for it; the lock goes with the process, there is no file to remove"
    return Finding(Severity.WARNING, "lock", f"{held} is writing", advice)


def _room(warehouse: Path) -> Finding:
    import shutil

    files = ("state.duckdb", "headcount.duckdb")
    size = sum((warehouse / f).stat().st_size for f in files if (warehouse / f).exists())
    free = shutil.disk_usage(_nearest(warehouse)).free
    seen = f"{free / GIGABYTE:,.1f} GB free, the warehouse takes {size / GIGABYTE:,.1f}"
    if free >= max(ROOM, COPIES * size):
        return Finding(Severity.OK, "disk", seen)
    severity = Severity.ERROR if free < size else Severity.WARNING
    return Finding(severity, "disk", seen, "free some, or move the warehouse to a larger disk")


def _server(api: str | None) -> Finding:
    import httpx

    if not api:
        seen = "PREFECT_API_URL is not set, so a run starts a temporary one"
        return Finding(Severity.INFO, "server", seen, "for schedules: make serve")
    try:
        httpx.get(f"{api}/health", timeout=SERVER_SECONDS).raise_for_status()
        there = httpx.get(f"{api}/admin/version", timeout=SERVER_SECONDS).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        advice = "start it, or set PREFECT_API_URL to where it is, with /api at the end"
        return Finding(Severity.ERROR, "server", f"{api}: {error or type(error).__name__}", advice)
    if there != (here := _installed("prefect")):
        seen = f"{api}: Prefect {there}, here is {here}"
        return Finding(Severity.WARNING, "server", seen, "install the same version on both sides")
    return Finding(Severity.OK, "server", f"{api}: Prefect {there}")


def _runs(api: str, warehouse: Path) -> Iterator[Finding]:
    """Runs whose worker died while it could not tell the server: nobody will ever end them."""
    import httpx

    from etl.snapshots import holder

    asked = {"flow_runs": {"state": {"type": {"any_": ["PENDING", "RUNNING"]}}}}
    try:
        reply = httpx.post(f"{api}/flow_runs/filter", json=asked, timeout=SERVER_SECONDS)
        reply.raise_for_status()
        at_work = [(run["id"], run["name"], run["state"]) for run in reply.json()]
        free = holder(warehouse) is None
    except (httpx.HTTPError, OSError, ValueError) as error:
        yield Finding(Severity.WARNING, "runs", f"{api}: {error or type(error).__name__}", "again")
        return
    left = False
    for run_id, name, state in at_work:
        since = datetime.now(UTC) - datetime.fromisoformat(state["timestamp"])
        minutes = int(since.total_seconds() // 60)
        pending = state["type"] == "PENDING"
        if minutes >= PENDING_MINUTES if pending else free and minutes >= RUNNING_MINUTES:
            left = True
            seen = f"{name} is {state['name']} for {number(minutes, 'minute')}"
            advice = f"if no worker has it: prefect flow-run delete {run_id}, and start it again"
            yield Finding(Severity.WARNING, "run", seen, advice)
    if not left:
        yield Finding(Severity.OK, "runs", f"{len(at_work)} at work, none left behind")


def _runner(name: str) -> Finding:
    """Whether a Dask cluster can be started, or reached, if the settings want one."""
    import socket
    from urllib.parse import urlsplit

    if name == DEFAULTS.runner:
        return Finding(Severity.OK, "runner", f"{name} of this machine")
    if _installed("prefect-dask") is None:
        advice = "pip install headcount[dask], or make install"
        return Finding(Severity.ERROR, "runner", f"{name}: prefect-dask is missing", advice)
    where = urlsplit(name)
    try:
        if where.scheme:
            address = (where.hostname or "", where.port or 8786)
            socket.create_connection(address, SERVER_SECONDS).close()
    except (OSError, ValueError) as error:
        advice = "start it by `dask scheduler`, or set runner to where it is"
        return Finding(Severity.ERROR, "runner", f"{name}: {error}", advice)
    return Finding(Severity.OK, "runner", name)


def _nearest(folder: Path) -> Path:
    """`folder`, or the nearest one above it that exists."""
    return next((f for f in (folder, *folder.absolute().parents) if f.exists()), Path())
