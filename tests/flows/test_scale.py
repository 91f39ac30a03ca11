"""The whole chain over a corpus with known answers, in several processes; small numbers of it.

tests/benchmarks/ingest_scale.py has the large ones.
"""

from __future__ import annotations

import pytest

from etl.snapshots import query
from flows.ingest import ingest
from tests import corpus

DOCUMENTS = 20 * len(corpus.FORMS)
BATCH = 60_000
CHANGED = range(0, DOCUMENTS, 40)


def read(warehouse):
    sql = "SELECT documents_read, documents_present, snapshot_id FROM runs ORDER BY started_at"
    return query(warehouse, sql).rows


@pytest.mark.slow
def test_every_answer_is_right_and_only_what_changed_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr("etl.batches.SETTLED_NS", -1)
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    corpus.write(raw, range(DOCUMENTS))
    ingest(raw, warehouse, batch_bytes=BATCH)
    assert corpus.wrong(warehouse, range(DOCUMENTS)) == []
    assert not (warehouse / "reading").exists()

    with monkeypatch.context() as closed:
        closed.setattr("etl.batches.fingerprint", None)  # no file is opened
        ingest(raw, warehouse, batch_bytes=BATCH)

    corpus.write(raw, CHANGED, edition=1)
    ingest(raw, warehouse, batch_bytes=BATCH)
    assert corpus.wrong(warehouse, range(DOCUMENTS), CHANGED) == []
    assert read(warehouse) == [
        (DOCUMENTS, DOCUMENTS, 1),
        (0, DOCUMENTS, None),
        (len(CHANGED), DOCUMENTS, 2),
    ]
