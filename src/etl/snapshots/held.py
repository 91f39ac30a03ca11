"""State -> records of documents that are not read again, so that others are compared with them.

Only the writer asks; everybody else reads the published file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

import duckdb

from etl.rows import records
from etl.snapshots.tables import statement
from schemas.records import Claim, Count, Document, Extraction, SeenNumber

Rows = list[dict[str, object]]


def held(
    con: duckdb.DuckDBPyConnection, document_ids: Collection[str], texts: bool = False
) -> list[tuple[Document, Extraction]]:
    """What the state holds of some documents, sorted by path; `texts` of theirs only if asked for.

    The spans of lists that claim to be complete are left out: no table has them.
    """
    given = {"documents": sorted(document_ids)}
    text = "text" if texts else "''"
    documents = _rows(con, statement("load/held_documents", text=text), given)
    return _told(
        documents, lambda table: _rows(con, statement("load/held_facts", table=table), given)
    )


def beside(
    con: duckdb.DuckDBPyConnection, document_ids: Collection[str]
) -> list[tuple[Document, Extraction]]:
    """The same of documents beside those that are compared again: what bears on these (`near`)."""
    given = {"documents": sorted(document_ids)}
    documents = _rows(con, statement("load/held_documents", text="''"), given)
    return _told(documents, lambda table: _rows(con, statement(f"near/{table}"), {}))


def staged(con: duckdb.DuckDBPyConnection) -> list[tuple[Document, Extraction]]:
    """The same of the documents that are staged, with their texts."""
    documents = _rows(con, statement("load/staged_documents"), {})
    return _told(
        documents, lambda table: _rows(con, statement("load/staged_facts", table=table), {})
    )


def _told(documents: Rows, rows: Callable[[str], Rows]) -> list[tuple[Document, Extraction]]:
    facts = {table: _by_document(rows(table)) for table in ("counts", "claims", "numbers")}
    return [
        (
            document,
            Extraction(
                document_id=document.document_id,
                counts=records(Count, facts["counts"][document.document_id]),
                claims=records(Claim, facts["claims"][document.document_id]),
                numbers=records(SeenNumber, facts["numbers"][document.document_id]),
            ),
        )
        for document in records(Document, documents)
    ]


def _rows(
    con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, object] | None = None
) -> Rows:
    cursor = con.execute(sql, given)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _by_document(rows: Rows) -> Mapping[object, Rows]:
    found: dict[object, Rows] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found
