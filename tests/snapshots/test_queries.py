from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.answers import read_batch
from etl.documents import find_documents
from etl.frames import build_frames
from etl.snapshots import query, writing

ROOT = Path(__file__).parents[2]
QUERIES = re.findall(r"^```sql\n(.+?)^```$", (ROOT / "docs/queries.md").read_text(), re.M | re.S)
UNSAFE = 10
"""Index of the query that finds a breakdown whose rows do not give its total."""
FINDINGS = {11, 12, 13, 15, 18, 19}
"""Queries for what is wrong or has changed: one run over good examples may find nothing."""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """The example documents, as one run loads them."""
    from datetime import UTC, datetime

    from etl.snapshots import Run

    raw, folder = ROOT / "data/raw", tmp_path_factory.mktemp("warehouse")
    batch = read_batch(find_documents(raw), raw)
    frames = build_frames(batch.documents, batch.failures, batch.extractions, batch.checks)
    present = {document.document_id for document in batch.documents}
    with writing(folder) as writer:
        writer.load(frames, present, Run("one", datetime.now(UTC), "0.1.0", "1", "v1"))
        writer.publish()
    return folder


def test_there_are_twenty():
    assert len(QUERIES) == 20


@pytest.mark.parametrize("index", sorted(set(range(20)) - FINDINGS - {UNSAFE}))
def test_a_documented_query_has_an_answer(warehouse, index):
    assert query(warehouse, QUERIES[index]).rows


@pytest.mark.parametrize("index", sorted(FINDINGS))
def test_a_documented_query_for_findings_runs(warehouse, index):
    assert query(warehouse, QUERIES[index]).columns


def test_every_breakdown_of_the_examples_can_be_summed(warehouse):
    assert query(warehouse, "SELECT count(DISTINCT check_id) > 3 FROM totals").rows == [(True,)]
    assert query(warehouse, QUERIES[UNSAFE]).rows == []
