"""What was loaded and not published can be taken back, as if it had not been."""

from __future__ import annotations

import duckdb

from etl.frames import build_frames
from etl.snapshots import writing
from schemas.codes import SnapshotStatus


def held(folder):
    """Every row of every table of facts, and the books, as the state has them."""
    con = duckdb.connect(str(folder / "state.duckdb"), read_only=True)
    sql = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'history'"
    tables = sorted(name for (name,) in con.execute(sql).fetchall() if name != "runs")
    rows = {
        name: sorted(con.execute(f"FROM history.{name}").fetchall(), key=str) for name in tables
    }
    con.close()
    return rows


def test_a_load_that_was_not_published_leaves_nothing_but_its_name(
    ingest, ask, pair, a_run, tmp_path
):
    gone, kept, come = pair("gone.txt"), pair("kept.txt"), pair("come.txt")
    ingest(gone, kept)
    before = held(tmp_path)
    frames = build_frames([come[0]], (), [come[1]], ())
    present = {document.document_id for document, _ in (kept, come)}
    with writing(tmp_path) as writer:
        assert writer.load(frames, present, a_run("lost")).snapshot_id == 2
        assert writer.undo("lost")
        assert set(writer.known()) == {kept[0].document_id}
    assert held(tmp_path) == before
    with writing(tmp_path) as writer:
        again = writer.load(frames, present, a_run("lost"))
        assert (again.snapshot_id, again.added, again.withdrawn) == (2, 1, 1)
        writer.publish({})
    assert ask("SELECT document FROM documents ORDER BY 1") == [("come.txt",), ("kept.txt",)]


def test_the_run_stays_in_the_books(ingest, ask, pair, a_run, tmp_path):
    document, found = pair()
    frames = build_frames([document], (), [found], ())
    with writing(tmp_path) as writer:
        writer.load(frames, {document.document_id}, a_run("lost"))
        writer.undo("lost")
    ingest(pair())
    (told,) = ask("SELECT status, snapshot_id, findings FROM runs WHERE run_id = 'lost'")
    assert told == (SnapshotStatus.REJECTED, None, "was not published and was taken back")


def test_what_readers_have_is_not_taken_back(ingest, ask, pair, a_run, tmp_path):
    ingest(pair(), run=a_run("seen"))
    with writing(tmp_path) as writer:
        assert not writer.undo("seen")
        assert not writer.undo("unheard of")
    assert ask("SELECT count(*) FROM counts") == [(1,)]
