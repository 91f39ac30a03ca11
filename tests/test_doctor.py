from __future__ import annotations

import http.server
import json
import os
import threading
from dataclasses import replace
from importlib.metadata import version

import pytest

from etl.cli import main
from etl.cli.doctor import examine
from etl.settings import DEFAULTS
from etl.settings.given import Given
from etl.snapshots import writing
from schemas.codes import Severity


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text("In Peru 12 Danes are in prison.\n")
    return tmp_path / "raw"


@pytest.fixture
def look(raw, tmp_path):
    """look("lock", ...) -> the finding of that name, with other folders or a server if given."""

    def at(what, warehouse=tmp_path / "warehouse", raw=raw, api=None):
        (finding,) = [f for f in examine(raw, warehouse, api) if f.what == what]
        return finding

    return at


@pytest.fixture
def server():
    """server(version) -> the address of something that answers as a Prefect server does."""
    running = []

    def start(prefect):
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(prefect).encode())

            def log_message(self, *_):
                pass

        running.append(http.server.HTTPServer(("127.0.0.1", 0), Answer))
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{running[-1].server_port}/api"

    yield start
    for one in running:
        one.shutdown()
        one.server_close()


def test_all_is_well_on_a_machine_that_runs_these_tests(raw, tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert main(["doctor", "--raw", str(raw), "--warehouse", str(tmp_path / "warehouse")]) == 0
    assert capsys.readouterr().out.endswith("\n0 errors, 0 warnings\n")
    assert not (tmp_path / "warehouse").exists()


def test_an_error_is_told_with_advice_and_makes_the_status_1(tmp_path, capsys):
    assert main(["doctor", "--raw", str(tmp_path / "none")]) == 1
    line, advice = capsys.readouterr().out.split("error   documents: ")[1].splitlines()[:2]
    assert str(tmp_path / "none") in line
    assert advice.startswith("        -> start where data/ is")


def test_a_library_outside_its_pin_is_named(look, tmp_path, monkeypatch):
    (tmp_path / "pandera-0.1.dist-info").mkdir()
    (tmp_path / "pandera-0.1.dist-info/METADATA").write_text("Name: pandera\nVersion: 0.1\n")
    monkeypatch.syspath_prepend(tmp_path)
    finding = look("library")
    assert finding.severity is Severity.ERROR
    assert finding.seen == "pandera 0.1, wanted ==0.35.0"


def test_who_holds_the_lock_is_named_until_it_is_free(look, tmp_path):
    with writing(tmp_path / "warehouse"):
        finding = look("lock")
    assert finding.severity is Severity.WARNING
    assert f"process {os.getpid()} since" in finding.seen
    assert look("lock").severity is Severity.OK


def test_a_folder_that_cannot_be_written_to_is_an_error(look, tmp_path):
    (tmp_path / "file").touch()
    finding = look("warehouse", warehouse=tmp_path / "file/warehouse")
    assert finding.severity is Severity.ERROR
    assert "cannot be written to" in finding.seen


def test_a_published_file_that_is_broken_is_an_error(look, tmp_path):
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse/headcount.duckdb").write_bytes(b"torn" * 5000)
    assert look("published").severity is Severity.ERROR


def test_a_disk_without_room_for_a_copy_is_an_error(look, tmp_path):
    (tmp_path / "warehouse").mkdir()
    with (tmp_path / "warehouse/state.duckdb").open("wb") as file:
        file.truncate(10**13)  # a sparse file; it takes no room
    assert look("disk").severity is Severity.ERROR


def test_a_server_is_asked_for_its_health_and_version(look, server):
    assert look("server", api=server(version("prefect"))).severity is Severity.OK
    other = look("server", api=server("2.0.0"))
    assert (other.severity, "Prefect 2.0.0" in other.seen) == (Severity.WARNING, True)


def test_a_server_that_is_away_is_an_error(look):
    assert look("server", api="http://127.0.0.1:9/api").severity is Severity.ERROR


def test_a_cluster_that_the_settings_want_is_knocked_at(raw, tmp_path, server):
    def seen(runner):
        given = Given(replace(DEFAULTS, runner=runner))
        (found,) = [f for f in examine(raw, tmp_path, None, given) if f.what == "runner"]
        return found.severity

    there = server("").removesuffix("/api").replace("http", "tcp")
    assert [seen("processes"), seen("dask"), seen(there)] == [Severity.OK] * 3
    assert [seen("tcp://127.0.0.1:9"), seen("tcp://127.0.0.1:x")] == [Severity.ERROR] * 2
