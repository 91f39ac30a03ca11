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
from etl.snapshots.reading import attached
from etl.snapshots.suppress import Sum, suppress
from etl.snapshots.tables import Table, facts, quoted, statement
from schemas.codes import ExportFormat
from schemas.tables import FACTS

EXPORTED = ("documents", "counts", "claims", "numbers", "checks")
SUPPRESSED = ("documents", "counts")
"""What is exported where small cells are left out: quotes, numbers and checks would tell them."""
LEFT_OUT = frozenset({"text"})

FIELD_TYPES = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean"}
"""Types of Table Schema; lists are `array`, written as JSON, all else is `string`."""

MEDIA = {ExportFormat.CSV: "text/csv", ExportFormat.PARQUET: "application/vnd.apache.parquet"}

MISSING = {ExportFormat.CSV: [""], ExportFormat.PARQUET: ["", "nan"]}
"""Frictionless reads Parquet through pandas, where a whole number that is missing is `nan`."""

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

Words that a spreadsheet would run as a formula (they begin with =, +, -, @, a tab or a return)
stand behind an apostrophe.

Cite as: Headcount {version}, snapshot {snapshot}, {created}, input {digest}.
Licence: Apache-2.0 for the compilation; the quoted sentences are their authors'.
"""

SUPPRESSION = """
Counts of 1 to {last} people are left out, and so are further ones from which these could be
computed: they have no value and the status Q. Zeros are published.
"""


def export(
    folder: Path,
    into: Path,
    suppress_below: int = 0,
    form: ExportFormat = ExportFormat.CSV,
) -> Path:
    """Write what is published as a Data Package with a data dictionary, and as SDMX-CSV.

    Tables of an earlier export into the same folder are gone afterwards. With `suppress_below`,
    counts of fewer people are left out, with further ones from which they could be computed (status
    Q), and so are all words and tables that would tell them.
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
        left_out = _left_out(con, suppress_below)
        con.execute(statement("export/left_out"), {"ids": left_out})
        for path in (into / f"{name}.{other}" for name in EXPORTED for other in ExportFormat):
            path.unlink(missing_ok=True)
        sources = _sources(con, suppress_below)
        resources = [_resource(con, *source, into, form) for source in sources]
        _write_dictionary(into / "dictionary.csv", resources)
        con.execute(statement("export/sdmx_code"))
        _copy(con, statement("export/sdmx"), into / "sdmx.csv")
        undated = con.execute("SELECT count(*) FROM series WHERE date IS NULL").fetchall()[0][0]
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(f"{into}: could not be exported to: {error}") from error
    finally:
        con.close()
    snapshot, created, version, digest = newest
    paths = ", ".join(f"`{resource['path']}`" for resource in resources)
    suppressed = SUPPRESSION.format(last=suppress_below - 1) if suppress_below else ""
    told = {"snapshot": snapshot, "created": created, "version": version, "digest": digest}
    readme = README.format(resources=paths, undated=undated, **told)
    (into / "README.md").write_text(readme + suppressed, encoding="utf-8")
    path = into / "datapackage.json"
    package = {
        "name": "headcount",
        "title": "Counts of people by country, with the words that say them",
        "version": str(snapshot),
        "created": created,
        "licenses": [LICENCE],
        "sources": [{"title": f"The documents in documents.{form}", "path": f"documents.{form}"}],
        "resources": resources,
    }
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _left_out(con: duckdb.DuckDBPyConnection, below: int) -> list[str]:
    """The count_ids that must not be published."""
    cell_of: dict[str, str] = {}
    values: dict[str, int] = {}
    for count_id, cell, value in con.execute(statement("export/cells")).fetchall():
        cell_of[count_id], values[cell] = cell, value
    sums = [
        Sum(cell_of[total], tuple(cell_of[part] for part in parts))
        for total, parts in con.execute(statement("export/sums")).fetchall()
    ]
    out = suppress(values, sums, below)
    return [count_id for count_id, cell in cell_of.items() if cell in out]


def _sources(con: duckdb.DuckDBPyConnection, suppress_below: int) -> list[tuple[Table, str]]:
    """The tables that are exported, each with the view that it is taken from."""
    if not suppress_below:
        return [(table, table.name) for table in facts() if table.name in EXPORTED]
    for name in SUPPRESSED:
        con.execute(statement(f"export/suppressed_{name}"))
    return [(table, f"suppressed_{table.name}") for table in facts() if table.name in SUPPRESSED]


def _resource(
    con: duckdb.DuckDBPyConnection, table: Table, view: str, into: Path, form: ExportFormat
) -> dict[str, object]:
    """Write one table; return its description as a resource of the package."""
    comments = con.execute(statement("export/comments"), {"table": table.name}).fetchall()
    described = {name: says for name, _, says in comments}
    columns = [
        (name, kind, described[name])
        for name, kind, *_ in con.execute(f"DESCRIBE {view}").fetchall()
        if name not in LEFT_OUT
    ]
    cell = _cell if form is ExportFormat.CSV else _named
    selected = ", ".join(cell(quoted(name), kind) for name, kind, _ in columns)
    key = ", ".join(map(quoted, table.key))
    query = statement("export/table", columns=selected, table=view, key=key)
    path = into / f"{table.name}.{form}"
    _copy(con, query, path, form)
    fields = [_field(table, *column, whole=view == table.name) for column in columns]
    if form is ExportFormat.PARQUET:  # a list of its own kind, which Table Schema has no word for
        fields = [f | {"type": "any"} if f["type"] == "array" else f for f in fields]
    schema: dict[str, object] = {
        "fields": fields,
        "primaryKey": list(table.key),
        "missingValues": MISSING[form],
    }
    if table.has_document and table.name != "documents":
        reference = {"resource": "documents", "fields": ["document_id"]}
        schema["foreignKeys"] = [{"fields": ["document_id"], "reference": reference}]
    return {
        "name": table.name,
        "title": table.description,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": str(form),
        "mediatype": MEDIA[form],
        **({"encoding": "utf-8"} if form is ExportFormat.CSV else {}),
        "schema": schema,
    }


def _cell(name: str, kind: str) -> str:
    """SQL: a column as it is written; words that a spreadsheet would run get a sign before them."""
    if kind.endswith("[]"):
        return f"CAST(to_json({name}) AS VARCHAR) AS {name}"
    return statement("export/guarded", name=name) if kind == "VARCHAR" else name


def _named(name: str, kind: str) -> str:
    """SQL: a column as it is, since a Parquet file has types."""
    return name


def _field(table: Table, name: str, kind: str, description: str, whole: bool) -> dict[str, object]:
    """One column as Table Schema has it, with the words that it may hold."""
    field: dict[str, object] = {
        "name": name,
        "type": "array" if kind.endswith("[]") else FIELD_TYPES.get(kind, "string"),
        "description": description,
    }
    constraints: dict[str, object] = {}
    column = FACTS[table.name].to_schema().columns.get(name)
    if column is not None:
        if whole and not column.nullable and field["type"] != "string":
            constraints["required"] = True
        for check in column.checks:
            if check.name == "isin":
                constraints["enum"] = sorted(map(str, check.statistics["allowed_values"]))
    return field | ({"constraints": constraints} if constraints else {})


def _copy(
    con: duckdb.DuckDBPyConnection, query: str, path: Path, form: ExportFormat = ExportFormat.CSV
) -> None:
    name = "export/copy" if form is ExportFormat.CSV else "export/parquet"
    con.execute(statement(name, query=query, path=str(path).replace("'", "''")))


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
