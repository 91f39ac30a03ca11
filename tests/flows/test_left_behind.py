"""Runs that nobody will end are named by the doctor, with the server that tells of them."""

from __future__ import annotations

import sys

import pytest
from prefect import flow, get_client
from prefect.settings import get_current_settings
from prefect.states import Pending, Running

from etl.cli.doctor import examine
from etl.snapshots import writing
from schemas.codes import Severity


@flow
def stuck():
    """Never started."""


def findings(tmp_path, name):
    found = examine(tmp_path / "raw", tmp_path / "warehouse", get_current_settings().api.url)
    return [f for f in found if f.what in ("run", "runs") and (f.what == "runs" or name in f.seen)]


@pytest.mark.parametrize("state", [Pending, Running])
def test_a_run_that_no_worker_has_any_more_is_named_with_what_to_do(state, tmp_path, monkeypatch):
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(stuck, state=state())
        try:
            begun = findings(tmp_path, run.name)
            assert all(finding.severity is Severity.OK for finding in begun)
            for name in ("PENDING_MINUTES", "RUNNING_MINUTES"):
                monkeypatch.setattr(sys.modules["etl.cli.doctor"], name, 0)
            [left] = findings(tmp_path, run.name)
            assert left.severity is Severity.WARNING
            assert f"prefect flow-run delete {run.id}" in left.advice
            with writing(tmp_path / "warehouse"):
                named = [f for f in findings(tmp_path, run.name) if f.what == "run"]
                assert bool(named) is (state is Pending), "one that runs may hold the lock"
        finally:
            client.delete_flow_run(run.id)
