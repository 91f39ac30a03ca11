"""State -> records of documents that are not read again, so that others are compared with them.

Only the writer asks; everybody else reads the published file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import duckdb

from etl.rows import records
from etl.snapshots.tables import statement
from schemas.records import Claim, Count, Document, Extraction, SeenNumber

Rows = list[dict[str, object]]


def held(
    con: duckdb.DuckDBPyConnection, document_ids: Collection[str]
) -> list[tuple[Document, Extraction]]:
    """What the state holds of some documents, sorted by path.

    Texts are left out, and so are the spans of lists that claim to be complete: no table has them.
    """
    wanted = sorted(document_ids)
    documents = _rows(con, statement("load/held_documents"), wanted)
    facts = {
        table: _by_document(_rows(con, statement("load/held_facts", table=table), wanted))
        for table in ("counts", "claims", "numbers")
    }
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


def _rows(con: duckdb.DuckDBPyConnection, sql: str, document_ids: list[str]) -> Rows:
    cursor = con.execute(sql, {"documents": document_ids})
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _by_document(rows: Rows) -> Mapping[object, Rows]:
    found: dict[object, Rows] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found
