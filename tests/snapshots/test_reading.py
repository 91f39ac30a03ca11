from __future__ import annotations

import duckdb
import pytest

from etl.errors import UsageError, WarehouseError
from etl.snapshots import published, query, rows


def test_nothing_published_is_said_with_what_to_do(tmp_path):
    with pytest.raises(WarehouseError, match="nothing is published there yet; run the flow"):
        published(tmp_path)


def test_a_file_that_is_no_warehouse_is_named(tmp_path):
    path = tmp_path / "headcount.duckdb"
    path.write_text("not a database, but long enough to be taken for one" * 100)
    with pytest.raises(WarehouseError, match=r"headcount\.duckdb: is no warehouse"):
        query(tmp_path, "SELECT 1")


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO history.counts SELECT * FROM history.counts",
        "DROP VIEW counts",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "no sql at all",
    ],
)
def test_a_query_can_neither_write_nor_leave_the_file(ingest, pair, tmp_path, sql):
    ingest(pair())
    with pytest.raises(UsageError, match="the query failed"):
        query(tmp_path, sql)
    assert query(tmp_path, "SELECT value FROM counts").rows == [(278,)]


def test_parameters_are_not_text(ingest, pair, tmp_path):
    ingest(pair())
    found = query(tmp_path, "SELECT count(*) AS n FROM counts WHERE place = ?", ["' OR true --"])
    assert (found.columns, found.rows) == (("n",), [(0,)])


def test_rows_come_by_name_and_of_one_published_state(ingest, pair, tmp_path):
    ingest(pair())
    ask = rows(tmp_path)
    ingest(pair(value=279))
    assert ask("SELECT value, place FROM counts") == [{"value": 278, "place": "USA"}]
    assert rows(tmp_path)("SELECT value FROM counts") == [{"value": 279}]


def test_a_report_of_more_than_fits_into_memory_waits_on_the_disk(
    ingest, pair, tmp_path, monkeypatch
):
    ingest(pair())
    monkeypatch.setattr("etl.snapshots.reading.BOUNDED", {"memory_limit": "30MB", "threads": "1"})
    ask = rows(tmp_path)
    ask("CREATE TEMP TABLE many AS SELECT hash(n) AS n, hash(-n) AS x FROM range(5_000_000) t(n)")
    assert [*tmp_path.glob("headcount.duckdb.*.tmp/*")]
    assert ask("SELECT count(*) AS n FROM many") == [{"n": 5_000_000}]
    del ask
    assert not [*tmp_path.glob("headcount.duckdb.*.tmp")]


def test_a_file_that_an_earlier_version_published_says_what_to_do(ingest, pair, tmp_path):
    ingest(pair())
    old = tmp_path / "old.duckdb"
    old.write_bytes((tmp_path / "headcount.duckdb").read_bytes())
    con = duckdb.connect(str(old))
    con.execute("DROP VIEW acceptances; DROP TABLE history.acceptances")
    con.close()
    with pytest.raises(
        WarehouseError, match=r"earlier version, without acceptances\.by.*run the f"
    ):
        rows(old)
