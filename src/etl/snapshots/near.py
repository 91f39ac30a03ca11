"""State, staged documents -> the neighbourhood that has to be compared again, and its new ties.

What is compared is the business of `etl.reconcile`; here is only found out what a change can touch:
the source chains of documents that change, come or go, whatever they may be linked to, and all who
tell the same cells. A first load, and one that changes much, compares everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import duckdb
import pandas as pd

from etl.snapshots.held import beside, held, staged
from etl.snapshots.tables import statement
from schemas.records import Document, Limits, Neighbourhood, Tie

Mark: TypeAlias = Callable[[Sequence[Document]], Mapping[str, Tie]]
"""Documents -> by what they are found to be tied to others."""
TABLES = {
    "ties": "document_id, chain, copies",
    "tie_names": "document_id, name",
    "tie_bands": "document_id, band",
}
"""The writer's books on ties, with their columns."""


def near(con: duckdb.DuckDBPyConnection, mark: Mark, limits: Limits) -> Neighbourhood:
    """Find what to compare again; the temporary table `touched` has what changes, comes or goes.

    Leaves the temporary table `again_checks`, of the held checks that are replaced, unless all are.
    """
    touched, staying, untied = con.execute(statement("near/untied")).fetchall()[0]
    fresh = staged(con)
    if untied or touched > limits.most_touched * staying:
        rest = held(con, _ids(con, statement("near/staying")), texts=True)
        return Neighbourhood(tuple(sorted([*fresh, *rest], key=lambda pair: pair[0].document)))
    _mark(con, mark([document for document, _ in fresh]))
    con.execute(statement("near/after"))
    con.execute(statement("near/facts"))
    shared = {"most_shared": limits.most_shared, "least_shared": limits.least_shared}
    con.execute(statement("near/linked"), shared)
    con.execute(statement("near/again"))
    again = held(con, _ids(con, statement("near/ids", name="again_documents")), texts=True)
    others = beside(con, _ids(con, statement("near/ids", name="beside")))
    most = {"most_shared": limits.most_shared}
    return Neighbourhood(
        touched=tuple(sorted([*fresh, *again], key=lambda pair: pair[0].document)),
        beside=tuple(others),
        ties={
            document: Tie(chain, copies, (), ())
            for document, chain, copies in con.execute(statement("near/ties")).fetchall()
        },
        cells=frozenset(con.execute(statement("near/cells")).fetchall()),
        common=frozenset(con.execute(statement("near/common"), most).fetchall()),
    )


def note(con: duckdb.DuckDBPyConnection, ties: Mapping[str, Tie]) -> None:
    """Stage ties for the load that follows; `load` keeps them."""
    _table(con, "tied", {"document_id": list(ties)}, {})
    rows = [(document, tie.chain, tie.copies) for document, tie in ties.items()]
    documents, chains, copies = zip(*rows, strict=True) if rows else ((), (), ())
    told = {"document_id": documents, "chain": chains, "copies": copies}
    _table(con, "noted_ties", told, {})
    _long(con, "noted_tie_names", "name", ((d, t.named) for d, t in ties.items()), "VARCHAR")
    _long(con, "noted_tie_bands", "band", ((d, t.bands) for d, t in ties.items()), "BIGINT")


def _mark(con: duckdb.DuckDBPyConnection, marks: Mapping[str, Tie]) -> None:
    _long(con, "marked_names", "name", ((d, t.named) for d, t in marks.items()), "VARCHAR")
    _long(con, "marked_bands", "band", ((d, t.bands) for d, t in marks.items()), "BIGINT")


def _long(
    con: duckdb.DuckDBPyConnection,
    name: str,
    column: str,
    told: Iterable[tuple[str, Sequence[str | int]]],
    kind: str,
) -> None:
    """Make a temporary table of one row for each document and value."""
    documents: list[str] = []
    values: list[str | int] = []
    for document, own in told:
        documents.extend([document] * len(own))
        values.extend(own)
    _table(con, name, {"document_id": documents, column: values}, {column: kind})


def _table(
    con: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, Sequence[str | int]],
    kinds: Mapping[str, str],
) -> None:
    """Make a temporary table of whole columns; those without a kind are words."""
    con.register("incoming", pd.DataFrame({k: list(cells) for k, cells in columns.items()}))
    cast = ", ".join(f"CAST({k} AS {kinds.get(k, 'VARCHAR')}) AS {k}" for k in columns)
    con.execute(statement("near/table", name=name, columns=cast))
    con.unregister("incoming")


def _ids(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [row[0] for row in con.execute(sql).fetchall()]
