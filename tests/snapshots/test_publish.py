from __future__ import annotations

import os

import duckdb
import pytest

from etl.errors import AuditFailed
from etl.snapshots import publish, query, writing


def test_the_published_file_is_read_only_and_stands_alone(ingest, pair, tmp_path):
    ingest(pair())
    assert (tmp_path / "headcount.duckdb").stat().st_mode & 0o777 == 0o444
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".lock", "headcount.duckdb", "published", "state.duckdb"}


def test_the_last_published_files_are_kept_under_their_numbers(ingest, pair, tmp_path):
    for value in range(1, publish.KEPT + 3):
        ingest(pair(value=value))
    kept = sorted(path.name for path in (tmp_path / "published").iterdir())
    assert kept == [f"headcount-{n:06}.duckdb" for n in range(3, publish.KEPT + 3)]
    assert os.path.samefile(tmp_path / "published" / kept[-1], tmp_path / "headcount.duckdb")


def test_publishing_again_what_is_published_changes_no_row(ingest, ask, pair, tmp_path):
    ingest(pair())
    before = ask("FROM counts")
    with writing(tmp_path) as writer:
        writer.publish({"USA": "America"})
    assert ask("SELECT * EXCLUDE place_name FROM counts")[0][:5] == before[0][:5]
    assert ask("SELECT place_name FROM counts") == [("America",)]


def test_a_load_that_was_not_published_is_published_by_the_next_run(
    ingest, ask, pair, a_run, tmp_path
):
    from etl.frames import build_frames

    ingest(pair())
    document, extraction = pair(value=279)
    with writing(tmp_path) as writer:
        frames = build_frames([document], [], [extraction], [])
        writer.load(frames, {document.document_id}, a_run("cut off"))
    assert ask("SELECT value FROM counts") == [(278,)]
    assert ingest(pair(value=279)).snapshot_id is None
    assert ask("SELECT value FROM counts") == [(279,)]
    assert ask("SELECT DISTINCT status FROM snapshots") == [("published",)]


def tampered(sql):
    """A build that something went wrong with after it was copied."""

    def dress(con, countries, dressed=publish.surface.dress):
        dressed(con, countries)
        con.execute(sql)

    return dress


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history.counts SET quote = 'The US holds 279 Canadians.'",
        "DELETE FROM history.numbers",
        "INSERT INTO history.counts SELECT * REPLACE (7 AS from_snapshot) FROM history.counts",
        "DROP VIEW counts",
        "CREATE OR REPLACE VIEW totals AS SELECT 'a' AS check_id, 1 AS value, 2 AS stated_total",
    ],
)
def test_a_build_that_is_not_what_was_loaded_is_never_published(
    ingest, ask, pair, tmp_path, monkeypatch, sql
):
    ingest(pair())
    monkeypatch.setattr(publish.surface, "dress", tampered(sql))
    with pytest.raises(AuditFailed, match="not published"):
        ingest(pair(value=279))
    assert ask("SELECT value FROM counts") == [(278,)]
    assert not (tmp_path / publish.BUILD).exists()
    monkeypatch.undo()
    ingest(pair(value=279))
    assert ask("SELECT value FROM counts") == [(279,)]


def test_a_rejected_run_keeps_its_findings(ingest, pair, tmp_path, monkeypatch):
    monkeypatch.setattr(publish.surface, "dress", tampered("DELETE FROM history.numbers"))
    with pytest.raises(AuditFailed):
        ingest(pair())
    con = duckdb.connect(str(tmp_path / "state.duckdb"), read_only=True)
    [(status, findings)] = con.execute("SELECT status, findings FROM history.runs").fetchall()
    con.close()
    assert status == "rejected"
    assert "numbers: snapshot 1 brought 1 rows" in findings


def test_an_open_reader_keeps_what_it_opened(ingest, pair, tmp_path):
    ingest(pair())
    reader = duckdb.connect(str(tmp_path / "headcount.duckdb"), read_only=True)
    ingest(pair(value=279))
    assert reader.execute("SELECT value FROM counts").fetchall() == [(278,)]
    assert query(tmp_path, "SELECT value FROM counts").rows == [(279,)]
    reader.close()
