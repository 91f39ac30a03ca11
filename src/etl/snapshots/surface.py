"""A built file -> what a SQL user meets in it: views, macros, comments and a menu.

Each view or macro is a file in etl/sql/surface: its first comment says what it is, `column NAME:`
what a column is that no model describes, `example:` how it is asked. Only the published file has
them, so that the state never has to be migrated for their sake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from etl.snapshots.tables import Table, books, facts, quoted, statement

MENU = (
    "named_counts",
    "counts",
    "documents",
    "claims",
    "numbers",
    "checks",
    "totals",
    "series",
    "failures",
    "refused",
    "acceptances",
    "snapshots",
    "snapshot_tables",
    "changes",
    "flips",
    "runs",
    "counts_at",
    "counts_as_of",
    "diff",
    "evidence",
    "manifest",
)
"""In the order in which they build on each other."""

COUNTRIES = "Names of countries and territories by their code."
AREAS = "Names of all codes that counts, claims and checks have as place or origin."
RANGE = {
    "from_snapshot": "The first snapshot that has the row as it is.",
    "to_snapshot": "The first that has it no more, as it is; 2147483647: it still holds.",
}
README = "The menu: what can be asked here, and how."


@dataclass(frozen=True, slots=True)
class Entry:
    """One view or macro, as its file declares it."""

    name: str
    kind: str
    """`VIEW`, `MACRO` or `MACRO TABLE`, as COMMENT ON has it."""
    says: str
    columns: Mapping[str, str]
    example: str
    sql: str

    @property
    def comment(self) -> str:
        """The statement that puts on it what it says."""
        return _comment(self.kind, self.name, self.says)


def read_entry(name: str, schema: str = "main", history: str = "history") -> Entry:
    """Read one file of etl/sql/surface: a view in one schema over what another has of all times."""
    counts = next(table for table in facts() if table.name == "counts")
    sql = statement(f"surface/{name}", differs=counts.differing("before", "after"))
    sql = re.sub(r"\bhistory\.", f"{history}.", re.sub(r"\bmain\.", f"{schema}.", sql))
    says, columns, example = [], {}, ""
    for line in sql.splitlines():
        if not line.startswith("-- "):
            break
        if told := re.fullmatch(r"-- column (\w+): (.+)", line):
            columns[told[1]] = told[2]
        elif line.startswith("-- example: "):
            example = line.removeprefix("-- example: ")
        else:
            says.append(line.removeprefix("-- "))
    made = re.search(r"^CREATE (VIEW|MACRO) ([\w.]+)(?:\([^)]*\))? AS( TABLE)?", sql, re.MULTILINE)
    if made is None:
        raise ValueError(f"etl/sql/surface/{name}.sql: creates neither a view nor a macro")
    return Entry(made[2], f"{made[1]}{made[3] or ''}", " ".join(says), columns, example, sql)


def dress(con: duckdb.DuckDBPyConnection, countries: Mapping[str, str]) -> None:
    """Give a built file its views, macros, comments and menu."""
    _table(con, "countries", COUNTRIES, ("code", "name"), list(countries.items()))
    con.execute(_comment("COLUMN", "countries.code", "ISO 3166-1 alpha-3, and XKX for Kosovo."))
    con.execute(_comment("COLUMN", "countries.name", "Name in English."))
    con.execute(statement("publish/areas"))
    con.execute(_comment("TABLE", "areas", AREAS))
    con.execute(_comment("COLUMN", "areas.code", "As in counts: CHN, ALL, REGION:the Gulf."))
    con.execute(_comment("COLUMN", "areas.name", "In words: China, all countries, the Gulf."))
    for table in (*facts(), *books()):
        for sql in commented(table, "history"):
            con.execute(sql)
    entries = [read_entry(name) for name in MENU]
    for entry in entries:
        con.execute(entry.sql)
        con.execute(entry.comment)
        if entry.kind == "VIEW":
            _comment_columns(con, entry)
    rows = [
        (entry.name, entry.kind.removesuffix(" TABLE").lower(), entry.says, entry.example)
        for entry in entries
        if entry.example
    ]
    rows.append(("countries", "table", COUNTRIES, "SELECT * FROM countries ORDER BY name"))
    rows.append(("areas", "table", AREAS, "SELECT * FROM areas WHERE code LIKE 'NOT:%'"))
    _table(con, "README", README, ("name", "kind", "says", "example"), rows)
    told = ("Name to ask for.", "view, table or macro.", "What it holds.", "A query to begin with.")
    for name, says in zip(("name", "kind", "says", "example"), told, strict=True):
        con.execute(_comment("COLUMN", f'"README".{name}', says))


def commented(table: Table, schema: str) -> Iterator[str]:
    """The statements that say what a table with all that ever was, and each column of it, is."""
    yield _comment("TABLE", f"{schema}.{table.name}", f"{table.description} All that ever were.")
    described = {column.name: column.description for column in table.columns}
    for name, says in (described | (RANGE if table in facts() else {})).items():
        yield _comment("COLUMN", f"{schema}.{table.name}.{quoted(name)}", says)


def views(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the views and tables that a reader meets first."""
    sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
    return sorted(row[0] for row in con.execute(sql).fetchall())


def _comment_columns(con: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """Comment each column of a view: from its file, else from the model that has it."""
    described = {**_descriptions(entry.name.removeprefix("history.")), **entry.columns}
    for row in con.execute(f"DESCRIBE {entry.name}").fetchall():
        if row[0] in described:
            name = f"{entry.name}.{quoted(row[0])}"
            con.execute(_comment("COLUMN", name, described[row[0]]))


def _descriptions(name: str) -> dict[str, str]:
    """Descriptions of columns by name; those of the model called `name` win."""
    tables: dict[str, Table] = {table.name: table for table in (*facts(), *books())}
    name = {"snapshot_tables": "loads"}.get(name, name)
    order = ["checks", "documents", "counts", *([name] if name in tables else [])]
    return {column.name: column.description for t in order for column in tables[t].columns}


def _table(
    con: duckdb.DuckDBPyConnection,
    name: str,
    says: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> None:
    frame = pd.DataFrame(rows, columns=list(columns), dtype="str")
    con.register("incoming", frame)
    con.execute(statement("publish/small_table", name=quoted(name)))
    con.unregister("incoming")
    con.execute(_comment("TABLE", quoted(name), says))


def _comment(kind: str, name: str, says: str) -> str:
    return f"COMMENT ON {kind} {name} IS '{says.replace(chr(39), chr(39) * 2)}'"
