from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from prefect.artifacts import Artifact

from etl.frames import build_frames
from etl.snapshots import Run, writing
from flows.verify import verify


@pytest.fixture
def warehouse(ingested, tmp_path):
    """A copy that may be spoilt."""
    return shutil.copytree(ingested, tmp_path / "warehouse")


def test_a_warehouse_that_is_what_its_documents_say_passes(warehouse):
    state = verify(warehouse, return_state=True)
    assert state.is_completed()
    assert state.message == "Snapshot 1: 23 documents, 0 differences"


def test_a_difference_fails_the_run_and_stands_on_its_page(warehouse):
    shutil.rmtree(warehouse / "archive")
    state = verify(warehouse, return_state=True)
    assert state.is_failed()
    assert state.message == "Snapshot 1: 23 documents, 23 differences"
    assert "canada" in Artifact.get("verify").data


def test_a_snapshot_by_other_rules_is_told_as_such(warehouse):
    with writing(warehouse) as writer:
        writer.load(build_frames((), (), (), ()), (), Run("gone", datetime.now(UTC), "1", "1", "1"))
        writer.publish()
    state = verify(warehouse, return_state=True)
    assert state.is_completed()
    assert state.message.endswith("made by other rules or words than today's")
