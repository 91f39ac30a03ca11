from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.errors import AuditFailed, UsageError, WarehouseError
from etl.snapshots import Lake, lake, share, writing
from tests.postgresql import GUARDED

PROGRAMS = Path(__file__).parent / "programs"


@pytest.fixture
def a_lake(database, tmp_path):
    """a_lake("canada") -> a lake of that name in the database of this test."""

    def make(name="canada"):
        data = tmp_path / "the lake's data"
        return Lake.at(f'{database} warehouse={name} data_path="{data}"')

    return make


@pytest.fixture(scope="module")
def reader():
    """An engine that is not ours, with the extensions."""
    con = duckdb.connect()
    with lake.loaded(con):
        yield con
    con.close()


@pytest.fixture
def look(database, reader):
    """look(sql, ...) -> rows of each, as any reader sees the lake under a name of its own."""

    def ask(*queries):
        reader.execute(f"ATTACH '{database}' AS theirs (READ_ONLY); USE theirs")
        try:
            found = [reader.execute(sql).fetchall() for sql in queries]
        finally:
            reader.execute("USE memory; DETACH theirs")
        return found if len(found) > 1 else found[0]

    return ask


def lake_snapshots(look):
    return look("SELECT count(*) FROM ducklake_snapshots('theirs')")[0][0]


def test_a_lake_has_the_same_tables_views_and_snapshots(ingest, ask, pair, tmp_path, a_lake, look):
    ingest(pair("a.txt"), pair("b.txt", 97))
    assert share(tmp_path, a_lake()) == 1
    ingest(pair("a.txt", 279))
    assert share(tmp_path, a_lake()) == 2
    views = "counts", "documents", "numbers", "totals", "series", "changes", "runs", "countries"
    macros = "counts_at(1)", "counts_as_of(now()::TIMESTAMP)", "diff(1, 2)", "manifest(1)"
    names = [*views, *macros, "evidence((SELECT min(count_id) FROM {}counts))"]
    theirs = look(*(f"FROM canada.{name.format('canada.')} ORDER BY ALL" for name in names))
    for name, rows in zip(names, theirs, strict=True):
        assert rows == ask(f"FROM {name.format('')} ORDER BY ALL"), name


def test_the_menu_of_a_lake_runs_and_its_tables_have_comments(ingest, pair, tmp_path, a_lake, look):
    ingest(pair())
    share(tmp_path, a_lake())
    examples = [example for (example,) in look('SELECT example FROM canada."README"')]
    assert len(examples) > 15
    look("USE theirs.canada", *examples)
    bare = "database_name = 'theirs' AND schema_name = 'canada_history' AND comment IS NULL"
    of_ours = "AND table_name NOT IN ('made_by', 'named_counts')"
    assert look(f"FROM duckdb_tables() WHERE {bare} {of_ours}") == []
    assert look(f"FROM duckdb_columns() WHERE {bare} {of_ours}") == []


def test_what_is_shared_already_is_left_as_it_is(ingest, pair, tmp_path, a_lake, look):
    ingest(pair())
    share(tmp_path, a_lake())
    before = lake_snapshots(look)
    assert share(tmp_path, a_lake()) == 1
    assert lake_snapshots(look) == before
    ingest(pair(value=279))
    ingest(pair(value=280))
    assert share(tmp_path, a_lake()) == 3
    assert lake_snapshots(look) == before + 1  # one transaction, two snapshots of ours
    assert look("SELECT value FROM canada.counts") == [(280,)]
    assert look("SELECT value FROM canada.counts_at(2)") == [(279,)]


def test_an_earlier_file_does_not_take_a_lake_back(ingest, pair, tmp_path, a_lake, look):
    ingest(pair())
    ingest(pair(value=279))
    share(tmp_path, a_lake())
    assert share(tmp_path / "published" / "headcount-000001.duckdb", a_lake()) == 2
    assert look("SELECT value FROM canada.counts") == [(279,)]


def test_warehouses_share_a_lake_and_do_not_mix(ingest, pair, tmp_path, a_lake, look):
    ingest(pair(value=278), folder=tmp_path / "one")
    ingest(pair(value=97), folder=tmp_path / "two")
    share(tmp_path / "one", a_lake("one"))
    share(tmp_path / "two", a_lake("two"))
    with pytest.raises(WarehouseError, match="one is another warehouse there"):
        share(tmp_path / "two", a_lake("one"))
    both = "SELECT 1, value FROM one.counts UNION SELECT 2, value FROM two.counts ORDER BY ALL"
    assert look(both) == [(1, 278), (2, 97)]


def test_new_definitions_bring_all_anew(ingest, pair, tmp_path, a_lake, look, monkeypatch):
    ingest(pair())
    ingest(pair(value=279))
    share(tmp_path, a_lake())
    monkeypatch.setattr(lake, "MENU", lake.MENU[:-1])
    share(tmp_path, a_lake())
    assert look("SELECT value FROM canada.counts_at(1)") == [(278,)]
    with pytest.raises(duckdb.Error, match="manifest"):
        look("FROM canada.manifest(1)")


def test_a_lake_that_somebody_wrote_to_is_told(ingest, pair, tmp_path, a_lake, database):
    ingest(pair(), pair("b.txt", 97))
    share(tmp_path, a_lake())
    con = duckdb.connect()
    with lake.loaded(con):
        con.execute(f"ATTACH '{database}' AS theirs")
    con.execute("UPDATE theirs.canada_history.counts SET value = 7 WHERE value = 97")
    con.close()
    ingest(pair(value=279), pair("b.txt", 97))
    with pytest.raises(AuditFailed, match="counts would not hold what is published"):
        share(tmp_path, a_lake())


def test_readers_and_two_writers_at_once(database, tmp_path):
    command = [sys.executable, str(PROGRAMS / "share_on.py"), str(tmp_path), database, "2", "2"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    told = json.loads(done.stdout)
    assert told["errors"] == []
    assert told["shared"] == {"team_0": 2, "team_1": 2}
    assert told["reads"] > 0


def test_a_database_that_is_not_there_is_named(ingest, pair, tmp_path, database):
    ingest(pair())
    with pytest.raises(WarehouseError, match='database "nowhere" does not exist'):
        share(tmp_path, Lake.at(f"{database} dbname=nowhere"))
    with pytest.raises(WarehouseError, match="Connection refused"):
        share(tmp_path, Lake.at(f"{database} port=1"))
    with pytest.raises(WarehouseError, match="say where its files shall be"):
        share(tmp_path, Lake.at(database))


def test_a_wrong_password_is_told_and_never_shown(ingest, pair, tmp_path, a_lake, monkeypatch):
    ingest(pair())
    share(tmp_path, a_lake())
    guarded = Lake.at(a_lake("other").address.replace("user=prefect", f"user={GUARDED}"))
    monkeypatch.setenv("PGPASSWORD", "open barley")
    with pytest.raises(WarehouseError, match="password authentication failed") as error:
        share(tmp_path, guarded)
    assert "barley" not in str(error.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ducklake:postgres:dbname=lake password=sesame", "PGPASSWORD"),
        ("ducklake:postgres:postgresql://me:sesame@db/lake", "PGPASSWORD"),
        ("postgres:dbname=lake", "is no lake"),
        ("ducklake:catalog.sqlite", "is no lake"),
        ("ducklake:postgres:", "is no lake"),
        ("ducklake:postgres:dbname='lake", "is no lake"),
        ("ducklake:postgres:dbname=lake warehouse='Canada; DROP'", "small letters"),
        ("ducklake:postgres:dbname=lake warehouse=headcount", "small letters"),
    ],
)
def test_an_address_that_will_not_do_is_refused_without_showing_a_password(address, said):
    with pytest.raises(UsageError, match=said) as error:
        Lake.at(address)
    assert "sesame" not in str(error.value)


def test_what_is_not_installed_is_named(ingest, pair, tmp_path, monkeypatch):
    ingest(pair())
    monkeypatch.setitem(sys.modules, "duckdb_extension_postgres", None)
    with pytest.raises(WarehouseError, match=r"pip install 'headcount\[lake\]'"):
        share(tmp_path, Lake.at("ducklake:postgres:dbname=lake"))


def test_nothing_published_cannot_be_shared(tmp_path):
    with writing(tmp_path), pytest.raises(WarehouseError, match="nothing is published"):
        share(tmp_path, Lake.at("ducklake:postgres:dbname=lake"))
