"""The published file -> a folder for others: a Frictionless Data Package and SDMX-CSV.

What the columns are is said by the models, through the comments of the published file. Texts stay
here: they are other people's work, and each document's address is in the package.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb

from etl.errors import WarehouseError
from etl.snapshots.tables import Table, facts, quoted, statement
from etl.snapshots.verify import attached
from schemas.tables import FACTS

EXPORTED = ("documents", "counts", "claims", "numbers", "checks")
LEFT_OUT = frozenset({"text"})

FIELD_TYPES = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean"}
"""Types of Table Schema; lists are `array`, written as JSON, all else is `string`."""

LICENCE = {
    "name": "Apache-2.0",
    "title": "Apache License 2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
}

README = """\
# Headcount, snapshot {snapshot} of {created}

Counts of people by measure, place and origin, each with the words that say it.

- `datapackage.json` describes every table and column ({resources}).
- `dictionary.csv` says the same as a table.
- `sdmx.csv` has the series as SDMX-CSV 2.0; {undated} undated series are not in it, as an
  observation there needs a period.

Cite as: Headcount {version}, snapshot {snapshot}, {created}, input {digest}.
Licence: Apache-2.0 for the compilation; the quoted sentences are their authors'.
"""


def export(folder: Path, into: Path) -> Path:
    """Write what is published as a Data Package with a data dictionary, and as SDMX-CSV.

    The same snapshot gives the same bytes. Returns the path of datapackage.json.
    Raises WarehouseError if nothing is published, or `into` cannot be written to.
    """
    con = attached(folder)
    try:
        con.execute("USE headcount")
        newest = con.execute(statement("export/newest")).fetchone()
        if newest is None:
            raise WarehouseError(f"{folder}: has no snapshot yet; load documents first")
        into.mkdir(parents=True, exist_ok=True)
        tables = [table for table in facts() if table.name in EXPORTED]
        resources = [_resource(con, table, into) for table in tables]
        _write_dictionary(into / "dictionary.csv", resources)
        con.execute(statement("export/sdmx_code"))
        _copy(con, statement("export/sdmx"), into / "sdmx.csv")
        undated = con.execute("SELECT count(*) FROM series WHERE date IS NULL").fetchall()[0][0]
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(f"{into}: could not be exported to: {error}") from error
    finally:
        con.close()
    snapshot, created, version, digest = newest
    names = ", ".join(f"`{resource['path']}`" for resource in resources)
    told = {"snapshot": snapshot, "created": created, "version": version, "digest": digest}
    (into / "README.md").write_text(README.format(resources=names, undated=undated, **told))
    path = into / "datapackage.json"
    package = {
        "name": "headcount",
        "title": "Counts of people by country, with the words that say them",
        "version": str(snapshot),
        "created": created,
        "licenses": [LICENCE],
        "sources": [{"title": "The documents in documents.csv", "path": "documents.csv"}],
        "resources": resources,
    }
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _resource(con: duckdb.DuckDBPyConnection, table: Table, into: Path) -> dict[str, object]:
    """Write one table; return its description as a resource of the package."""
    rows = con.execute(statement("export/comments"), {"table": table.name}).fetchall()
    columns = [row for row in rows if row[0] not in LEFT_OUT]
    selected = ", ".join(
        f"CAST(to_json({quoted(name)}) AS VARCHAR) AS {quoted(name)}"
        if kind.endswith("[]")
        else quoted(name)
        for name, kind, _ in columns
    )
    key = ", ".join(map(quoted, table.key))
    query = statement("export/table", columns=selected, table=table.name, key=key)
    path = into / f"{table.name}.csv"
    _copy(con, query, path)
    schema: dict[str, object] = {
        "fields": [_field(table, *column) for column in columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.has_document and table.name != "documents":
        reference = {"resource": "documents", "fields": ["document_id"]}
        schema["foreignKeys"] = [{"fields": ["document_id"], "reference": reference}]
    return {
        "name": table.name,
        "title": table.description,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, name: str, kind: str, description: str) -> dict[str, object]:
    """One column as Table Schema has it, with the words that it may hold."""
    field: dict[str, object] = {
        "name": name,
        "type": "array" if kind.endswith("[]") else FIELD_TYPES.get(kind, "string"),
        "description": description,
    }
    constraints: dict[str, object] = {}
    column = FACTS[table.name].to_schema().columns.get(name)
    if column is not None:
        if not column.nullable and field["type"] != "string":
            constraints["required"] = True
        for check in column.checks:
            if check.name == "isin":
                constraints["enum"] = sorted(map(str, check.statistics["allowed_values"]))
    return field | ({"constraints": constraints} if constraints else {})


def _copy(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    con.execute(statement("export/copy", query=query, path=str(path).replace("'", "''")))


def _write_dictionary(path: Path, resources: list[dict[str, object]]) -> None:
    """Table, column, type and meaning of all that is exported."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "column", "type", "description"])
        for resource in resources:
            schema = resource["schema"]
            assert isinstance(schema, dict)
            for field in schema["fields"]:
                writer.writerow(
                    [resource["name"], field["name"], field["type"], field["description"]]
                )
