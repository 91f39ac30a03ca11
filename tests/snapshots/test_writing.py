from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl.errors import WarehouseBusy, WarehouseError, WarehouseTooNew
from etl.snapshots import published, writing

PROGRAMS = Path(__file__).parent / "programs"


def run(program, *arguments):
    """Run a program of this folder; return the JSON that it prints."""
    command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout)


def on_a_disk_of_its_own(folder, options, command):
    """Run a command with a small disk mounted at a folder, in a namespace that ends with it."""
    mount = f"mount -t tmpfs -o {options} tmpfs {shlex.quote(str(folder))}"
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, text=True)
    if tried.returncode:
        pytest.skip(f"no disk can be mounted here: {tried.stderr.strip()}")
    shell = f"{mount} && exec {shlex.join(command)}"
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", shell], check=True, capture_output=True, text=True
    )


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path):
    held = rf"process {os.getpid()} since \d{{4}}-.* is writing to this warehouse"
    with writing(tmp_path), pytest.raises(WarehouseBusy, match=held), writing(tmp_path):
        pass


def test_a_second_writer_waits_if_it_may(tmp_path, ingest, pair):
    hold = f"""
import fcntl, sys
file = open({str(tmp_path / ".lock")!r}, "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(WarehouseBusy), writing(tmp_path, wait_seconds=0.2):
        pass
    holder.communicate()
    with writing(tmp_path, wait_seconds=30) as writer:
        assert writer.known() == {}


def test_the_lock_is_free_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), writing(tmp_path):
        raise ZeroDivisionError
    with writing(tmp_path):
        pass


def test_a_program_that_has_the_state_open_is_named(tmp_path, ingest, pair):
    ingest(pair())
    hold = f"""
import duckdb, sys
con = duckdb.connect({str(tmp_path / "state.duckdb")!r}, read_only=True)
print("held", flush=True)
sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    with (
        pytest.raises(WarehouseBusy, match=rf"close it there.*PID {holder.pid}"),
        writing(tmp_path),
    ):
        pass
    holder.communicate()


def test_a_warehouse_of_a_later_version_is_refused(tmp_path, ingest, pair):
    ingest(pair())
    con = duckdb.connect(str(tmp_path / "state.duckdb"))
    con.execute("UPDATE writer.layout SET version = 99")
    con.close()
    with pytest.raises(WarehouseTooNew, match="layout 99"), writing(tmp_path):
        pass


def test_what_a_killed_run_left_is_cleaned_and_said(tmp_path):
    (tmp_path / "headcount.duckdb.build").write_text("half")
    (tmp_path / "headcount.duckdb.build.wal").write_text("half")
    with writing(tmp_path) as writer:
        assert writer.cleaned == ("headcount.duckdb.build", "headcount.duckdb.build.wal")
    with writing(tmp_path) as writer:
        assert writer.cleaned == ()


def test_what_a_killed_report_left_is_cleaned_when_it_is_old(tmp_path):
    for name, at in (("old", 0), ("new", time.time())):
        folder = tmp_path / f"headcount.duckdb.{name}.tmp"
        folder.mkdir()
        os.utime(folder, (at, at))
    with writing(tmp_path) as writer:
        assert writer.cleaned == ("headcount.duckdb.old.tmp",)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(WarehouseError, match="file: cannot be written to"),
        writing(tmp_path / "file"),
    ):
        pass


def test_a_read_only_folder_is_refused_and_can_still_be_asked(tmp_path):
    code = f"""
import subprocess, sys
sys.path[:0] = [{str(PROGRAMS)!r}]
from pathlib import Path
from making import frames_of, run_of
from etl.errors import WarehouseError
from etl.snapshots import query, writing
folder = Path({str(tmp_path)!r})
with writing(folder) as writer:
    writer.load(*frames_of(1), run_of(1))
    writer.publish({{}})
subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
try:
    with writing(folder):
        pass
except WarehouseError as error:
    print(error)
print(query(folder, "SELECT count(*) FROM counts").rows)
"""
    done = on_a_disk_of_its_own(tmp_path, "size=32m", [sys.executable, "-c", code])
    said, rows = done.stdout.splitlines()
    assert re.search(r"cannot be written to \(Read-only file system\); allow", said)
    assert rows == "[(5,)]"


def test_a_full_disk_leaves_what_was_published_and_says_so(tmp_path):
    command = [sys.executable, str(PROGRAMS / "fill_disk.py"), str(tmp_path)]
    told = json.loads(on_a_disk_of_its_own(tmp_path, "size=32m", command).stdout)
    for action in ("publishing", "loading"):
        assert "No space left on device" in told[action]
        assert "What was published last is unchanged" in told[action]
    assert told["held"] == [[1, 1], [1, 1], [1, 1], [4, 4]]


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path):
    told = run("kill_writer.py", tmp_path, 5, 1)
    assert told["breaches"] == []
    assert told["loaded"] >= told["published"] >= 1
    assert published(tmp_path).exists()


def test_readers_see_no_torn_state_while_files_are_published(tmp_path):
    told = run("read_on.py", tmp_path, 3, 2)
    assert told["errors"] == []
    assert min(told["reads"]) > 0


def test_a_run_that_cleaned_up_says_so_in_the_books(ingest, ask, pair, tmp_path):
    (tmp_path / "headcount.duckdb.build").write_text("half")
    ingest(pair())
    ingest(pair())
    assert ask("SELECT cleaned FROM runs") == [("headcount.duckdb.build",), (None,)]
