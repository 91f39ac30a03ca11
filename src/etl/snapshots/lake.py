"""The published file -> a DuckLake that several teams share: the same tables, views and snapshots.

Each warehouse has two schemas of its own there, NAME and NAME_history, so that nobody writes to the
rows of others. One transaction brings all that is new, so that a reader sees what was there before
or what is there now. Nothing is read back: the published file is the truth, the lake its copy.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import duckdb

from etl.errors import AuditFailed, UsageError, WarehouseError
from etl.settings import Settings
from etl.snapshots.reading import attached
from etl.snapshots.surface import MENU, commented, read_entry
from etl.snapshots.tables import Table, books, facts, quoted, schema_digest, statement

SCHEME = "ducklake:postgres:"
EXAMPLE = f"{SCHEME}dbname=lake host=db user=me warehouse=canada data_path=/srv/lake"
TAKEN = {"headcount", "lake", "main"}
"""Names of schemas that would be taken for a database of the same name."""
SECRET = {"password", "sslpassword"}
EXTENSIONS = {"postgres": "postgres_scanner", "ducklake": "ducklake"}
"""Each extension with the name that its file must have to be loaded."""
SMALL = ("areas", "countries", "README")
"""Tables beside the books that are made anew for each published file."""
SECONDS = 10
"""How long a database that does not answer is waited for, unless the address says otherwise."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a warehouse is shared; made by `Lake.at`."""

    address: str
    """As it was given, for messages; it has no password."""
    connection: str
    """What libpq connects by."""
    name: str
    """The warehouse's own name there."""
    data: str | None
    """Folder or address of the data files; needed when a lake is new, it remembers it then."""

    @classmethod
    def at(cls, address: str) -> Lake:
        """Read `ducklake:postgres:dbname=lake host=db warehouse=canada data_path=/srv/lake`.

        Raises UsageError if it is of another kind or tells a password, which every list of
        processes and every flow run would show; libpq takes it from PGPASSWORD or ~/.pgpass.
        """
        try:
            words = shlex.split(address.removeprefix(SCHEME))
        except ValueError:  # a quote that does not end
            words = [""]
        pairs = dict(word.partition("=")[::2] for word in words)
        if SECRET & pairs.keys() or "://" in address:
            raise UsageError(
                "the lake's address has a password or is a URL: write it as"
                f" '{EXAMPLE}' and give the password in PGPASSWORD or in ~/.pgpass"
            )
        if not address.startswith(SCHEME) or not all("=" in word for word in words) or not words:
            raise UsageError(f"{address}: is no lake; write it as '{EXAMPLE}'")
        name, data = pairs.pop("warehouse", "shared"), pairs.pop("data_path", None)
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name) or name in TAKEN:
            raise UsageError(
                f"{name}: cannot be a warehouse's name in a lake; take small letters, digits"
                f" and _, a letter first, and none of {', '.join(sorted(TAKEN))}"
            )
        pairs.setdefault("connect_timeout", str(SECONDS))
        connection = " ".join(f"{key}={_conninfo(value)}" for key, value in pairs.items())
        return cls(address, connection, name, data)

    @classmethod
    def of(cls, settings: Settings) -> Lake | None:
        """The lake that the settings name; None if they name none."""
        return None if settings.lake is None else cls.at(settings.lake)

    @property
    def history(self) -> str:
        """The schema of the tables with all that ever was; that of the views is `name`."""
        return f"{self.name}_history"


def _conninfo(value: str) -> str:
    """A value as libpq reads it."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def share(folder: Path, lake: Lake | None) -> int | None:
    """Bring a lake up to date with what is published in `folder`; return its newest snapshot.

    What the lake has already is left as it is, so it can be told again at any time. Raises
    WarehouseError if the lake cannot be reached, or `lake.name` is that of another warehouse there;
    AuditFailed, with the lake as it was, if it would not hold what the published file does.
    """
    if lake is None:
        return None
    con = attached(folder)
    try:
        with _told(lake):
            with loaded(con):
                con.execute(_attach(lake))
            con.execute("SET ducklake_max_retry_count = 100")  # others commit meanwhile
            return _share(con, lake)
    finally:
        con.close()


def _share(con: duckdb.DuckDBPyConnection, lake: Lake) -> int:
    con.execute("BEGIN")
    try:
        ours = con.execute(statement("lake/snapshots", schema="headcount.history")).fetchall()
        theirs = _snapshots(con, lake)
        if any(a != b for a, b in zip(ours, theirs, strict=False)):
            raise WarehouseError(
                f"{lake.address}: {lake.name} is another warehouse there, with other snapshots;"
                " choose another name for this one"
            )
        if len(theirs) <= len(ours):  # else somebody has shared a later one meanwhile
            _audit(con, lake, _bring(con, lake, len(theirs)))
        con.execute("COMMIT")
        return max(len(ours), len(theirs))
    except BaseException:
        with suppress(duckdb.Error):  # a COMMIT that failed has ended the transaction already
            con.execute("ROLLBACK")
        raise


def _snapshots(con: duckdb.DuckDBPyConnection, lake: Lake) -> list[tuple[int, str]]:
    if "snapshots" not in _tables(con, lake.history):
        return []
    sql = statement("lake/snapshots", schema=f"lake.{lake.history}")
    return con.execute(sql).fetchall()


def _tables(con: duckdb.DuckDBPyConnection, schema: str) -> set[str]:
    rows = con.execute(statement("lake/tables"), {"schema": schema}).fetchall()
    return {row[0] for row in rows}


def _bring(con: duckdb.DuckDBPyConnection, lake: Lake, since: int) -> list[Table]:
    """Bring what came after snapshot `since`; all of it where the lake's tables are others.

    Returns the tables of facts that it wrote to.
    """
    digest = _digest(lake)
    if not since or _made_by(con, lake) != digest:
        since = 0
        _make(con, lake, digest)
    changed = {
        row[0] for row in con.execute(statement("lake/changed"), {"since": since}).fetchall()
    }
    written = [table for table in facts() if table.name in changed]
    for table in written:
        names = {"history": lake.history, "table": table.name}
        same_key = " AND ".join(f"shared.{quoted(k)} = ours.{quoted(k)}" for k in table.key)
        con.execute(statement("lake/taken_back", same_key=same_key, **names), {"since": since})
        con.execute(statement("lake/brought", **names), {"since": since})
    for names in _small(lake):
        if con.execute(statement("lake/differing", **names)).fetchall() != [(0,)]:
            con.execute(statement("lake/replaced", **names))
    return written


def _small(lake: Lake) -> Iterator[dict[str, str]]:
    """The tables that are copied whole, with where they are on both sides."""
    for table in books():
        yield {"schema": lake.history, "source": "history", "table": table.name}
    for name in SMALL:
        yield {"schema": lake.name, "source": "main", "table": quoted(name)}


def _made_by(con: duckdb.DuckDBPyConnection, lake: Lake) -> str:
    row = con.execute(f"FROM lake.{lake.history}.made_by").fetchone()
    return str(row[0]) if row else ""


def _digest(lake: Lake) -> str:
    """Digest of all definitions of tables, views and macros."""
    entries = [read_entry(name, lake.name, lake.history).sql for name in MENU]
    return hashlib.sha256("\n".join((schema_digest(), *entries)).encode()).hexdigest()[:16]


def _make(con: duckdb.DuckDBPyConnection, lake: Lake, digest: str) -> None:
    """Make the schemas with empty tables and the views; DuckLake has no comments on macros."""
    for schema in (lake.name, lake.history):
        con.execute(f"DROP SCHEMA IF EXISTS lake.{schema} CASCADE")
        con.execute(f"CREATE SCHEMA lake.{schema}")
    con.execute(statement("lake/made_by", history=lake.history, digest=digest))
    for table in facts():
        columns = ",\n    ".join(column.declared for column in table.columns)
        names = {"history": lake.history, "table": table.name}
        con.execute(statement("lake/create_facts", columns=columns, **names))
    for names in _small(lake):
        con.execute(statement("lake/create_copy", **names))
    for table in (*facts(), *books()):
        for sql in commented(table, f"lake.{lake.history}"):
            con.execute(sql)
    con.execute(f"USE lake.{lake.name}")  # views keep the names by which they find their tables
    for entry in (read_entry(name, lake.name, lake.history) for name in MENU):
        con.execute(entry.sql)
        if entry.kind == "VIEW":
            con.execute(entry.comment)
    con.execute("USE memory")


def _audit(con: duckdb.DuckDBPyConnection, lake: Lake, tables: Iterable[Table]) -> None:
    """Raise AuditFailed if a table of the lake does not have every row of the published one."""
    for table in tables:
        held, shared = (
            con.execute(
                statement("publish/tally", schema=schema, table=table.name, columns=table.names)
            ).fetchall()
            for schema in ("headcount.history", f"lake.{lake.history}")
        )
        if held != shared:
            raise AuditFailed(
                f"{lake.address}: {table.name} would not hold what is published; nothing was"
                f" changed there. If somebody has written to {lake.history}, remove both schemas"
                " and run again: all is brought anew"
            )


@contextmanager
def loaded(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Load the extensions from their wheels; nothing is fetched and nothing stays behind."""
    with tempfile.TemporaryDirectory() as links:
        for name, file in EXTENSIONS.items():
            link = Path(links) / f"{file}.duckdb_extension"
            link.symlink_to(_extension(name))
            con.execute(f"LOAD '{link}'")
        yield


def _extension(name: str) -> Path:
    """The file of an extension in its wheel; WarehouseError if it is not there for this DuckDB."""
    try:
        module = import_module(f"duckdb_extension_{name}")
    except ImportError:
        module = None
    inside = f"extensions/v{duckdb.__version__}/{name}.duckdb_extension"
    path = Path(module.__path__[0]) / inside if module else None
    if path is None or not path.exists():
        raise WarehouseError(
            f"a lake needs duckdb-extension-{name}=={duckdb.__version__}, which is not installed:"
            " pip install 'headcount[lake]'"
        )
    return path


def _attach(lake: Lake) -> str:
    data = "" if lake.data is None else f"(DATA_PATH {_literal(lake.data)})"
    return statement("lake/attach", address=_literal(SCHEME + lake.connection), options=data)


def _literal(value: str) -> str:
    escaped = value.replace("'", "''")
    return f"'{escaped}'"


@contextmanager
def _told(lake: Lake) -> Iterator[None]:
    """Tell errors of the lake as ours, naming it and what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(
            f"{lake.address}: the lake could not be brought up to date: {_reason(error)}. The"
            " published file is; mend the cause and run again"
        ) from error


def _reason(error: duckdb.Error) -> str:
    """What went wrong and what to do, in one line."""
    text = " ".join(str(error).split())
    hints = {
        "data_path is not set": "the lake is new; say where its files shall be (data_path=...)",
        "does not match existing data path": "the lake keeps its files elsewhere; leave out"
        " data_path",
    }
    return next((hint for sign, hint in hints.items() if sign in text), text)
