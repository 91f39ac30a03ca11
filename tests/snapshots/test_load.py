from __future__ import annotations


def test_the_first_load_is_snapshot_one(ingest, ask, pair):
    result = ingest(pair())
    assert (result.snapshot_id, result.added) == (1, 1)
    assert ask("SELECT place_name, value FROM counts") == [("United States", 278)]


def test_nothing_changed_makes_no_snapshot_but_a_run(ingest, ask, pair):
    ingest(pair())
    result = ingest(pair())
    assert (result.snapshot_id, result.status) == (None, "unchanged")
    assert ask("SELECT count(*) FROM snapshots") == [(1,)]
    assert ask("SELECT status, snapshot_id FROM runs") == [("published", 1), ("unchanged", None)]
