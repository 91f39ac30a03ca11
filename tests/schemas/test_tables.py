from __future__ import annotations

from dataclasses import fields

import duckdb
import pytest

from etl.snapshots.tables import books, facts
from schemas import records
from schemas.tables import BOOKS, FACTS

RECORDS = {
    "documents": records.Document,
    "counts": records.Count,
    "claims": records.Claim,
    "numbers": records.SeenNumber,
    "checks": records.Check,
    "failures": records.Failure,
    "acceptances": records.Acceptance,
}


@pytest.mark.parametrize("table", RECORDS)
def test_a_table_has_the_fields_of_its_record(table):
    columns = set(FACTS[table].to_schema().columns)
    named = {field.name for field in fields(RECORDS[table])}
    assert columns - named == ({"document_id"} if table == "numbers" else set())
    assert named <= columns


@pytest.mark.parametrize("table", RECORDS)
def test_a_column_is_nullable_where_the_field_may_be_none(table):
    columns = FACTS[table].to_schema().columns
    for field in fields(RECORDS[table]):
        assert columns[field.name].nullable == ("None" in str(field.type)), field.name


@pytest.mark.parametrize("table", [*FACTS, *BOOKS])
def test_a_table_has_a_key_and_describes_each_column(table):
    model = {**FACTS, **BOOKS}[table]
    schema = model.to_schema()
    assert set(schema.unique) <= set(schema.columns)
    assert all(not schema.columns[name].nullable for name in schema.unique)
    assert all(column.description for column in schema.columns.values())
    assert model.__doc__.startswith("One row a")


def test_duckdb_has_the_columns_of_the_models(tmp_path):
    from etl.snapshots import writing

    with writing(tmp_path):
        pass
    con = duckdb.connect(str(tmp_path / "state.duckdb"), read_only=True)
    for table in (*facts(), *books()):
        described = con.execute(f"DESCRIBE history.{table.name}").fetchall()
        has = [(name, kind, null == "YES") for name, kind, null, *_ in described]
        columns = [(column.name, column.type, column.nullable) for column in table.columns]
        ranged = [(name, "INTEGER", False) for name in ("from_snapshot", "to_snapshot")]
        assert has == columns + (ranged if table in facts() else [])
    con.close()
