from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.errors import WarehouseError, WarehouseTooNew
from etl.snapshots import query, writing

EARLIER = sorted((Path(__file__).parent / "data").glob("layout_*.sql"))


def state(folder, *statements):
    """Run SQL on the state file."""
    con = duckdb.connect(str(folder / "state.duckdb"))
    for sql in statements:
        con.execute(sql)
    con.close()


@pytest.mark.parametrize("fixture", EARLIER, ids=lambda path: path.stem)
def test_what_an_earlier_version_wrote_is_kept_and_goes_on(
    fixture, tmp_path, ingest, ask, pair, a_run
):
    state(tmp_path, fixture.read_text())
    with writing(tmp_path) as writer:
        assert len(writer.known()) == 2
        writer.publish({})
    assert ask("SELECT value FROM counts_at(1)") == [(1,), (1,)]
    assert ask("SELECT value FROM counts") == [(2,), (2,)]
    assert ask("SELECT cleaned FROM runs") == [(None,), (None,)]
    assert ingest(pair(), run=a_run("the next")).snapshot_id == 3


def test_a_column_that_a_model_lost_was_written_by_a_later_version(tmp_path, ingest, pair):
    ingest(pair())
    state(tmp_path, "ALTER TABLE history.counts ADD COLUMN mood VARCHAR")
    with pytest.raises(WarehouseTooNew, match="counts has mood"), writing(tmp_path):
        pass
    assert query(tmp_path, "SELECT value FROM counts").rows == [(278,)]


def test_a_column_of_another_type_is_named(tmp_path, ingest, pair):
    ingest(pair())
    state(tmp_path, "ALTER TABLE history.counts ALTER value TYPE VARCHAR")
    with (
        pytest.raises(WarehouseError, match=r"counts cannot be brought.*\(value\)"),
        writing(tmp_path),
    ):
        pass


def test_a_list_that_is_new_begins_empty(tmp_path, ingest, ask, pair):
    ingest(pair())
    state(tmp_path, "ALTER TABLE history.documents DROP COLUMN cites")
    ingest(pair())
    assert ask("SELECT cites FROM documents") == [([],)]
