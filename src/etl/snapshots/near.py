"""State, staged documents -> what has to be compared again, in the orders in which it is compared.

What is compared is the business of `etl.reconcile`; here is only found out what a change can touch:
the source chains of documents that change, come or go, whatever they may be linked to, and all who
tell the same cells. A first load, and one that changes much, touches everything. What is found
stays in temporary tables and is read a few thousand rows at a time, so that what is held in memory
does not grow with the archive.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

import duckdb
import pandas as pd

from etl.documents.copies import alike, numbered, shingles
from etl.snapshots.tables import statement
from schemas.codes import NumberKind, ObsStatus, Qualifier, Role
from schemas.records import (
    Candidates,
    Count,
    Document,
    Limits,
    Link,
    Listed,
    Mark,
    Retold,
    SeenNumber,
    ToldInside,
)

Item = TypeVar("Item")
ROWS = 10_000
"""Rows that are held at a time."""
TEXTS = 100
"""Documents whose texts are held at a time."""
DOCUMENTS = 2_000
"""Documents for which those that may tell the same words are looked for at a time."""
BANDS = 640_000
"""Bands that are gathered at a time: of 10,000 documents, or as many of others."""
PART = 15_000_000
"""Bytes of shingles that are held at a time, twice: those of 18,000 short articles."""
LETTERS = 2_000_000
"""Of texts that are read at a time, each with a thousand for the rest of its row; and of texts that
come, whose shingles are held to find out who tells nearly the same."""
TABLES = {"ties": "document_id, chain, copies", "marks": "document_id, named, bands"}
"""The writer's books on who tells the same source, with their columns."""


class Near:
    """What is near to the documents that change, come or go; made by `Writer.near`.

    Its methods are to be called in the order in which they stand here; those that give an iterator,
    one after the other.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        empty(con)
        con.execute(statement("near/after"))
        self._touched, self._staying, self._untied = con.execute(
            statement("near/untied")
        ).fetchall()[0]

    def unmarked(self) -> Iterator[list[Document]]:
        """Documents, some at a time, of which is not known by what they are tied to others.

        They have no more than that is found from.
        """
        parts = self._con.execute(statement("near/incoming"), {"letters": LETTERS}).fetchall()
        if self._untied:
            unmarked = statement("near/unmarked")
            parts += self._con.execute(unmarked, {"letters": LETTERS}).fetchall()
        for source, rows in parts:
            yield [*self._read(source, rows)]

    def mark(self, marks: Mapping[str, Mark]) -> None:
        """Take the marks of some documents, by document_id."""
        rows = [(document_id, mark.named, list(mark.bands)) for document_id, mark in marks.items()]
        self._insert("near/mark", pd.DataFrame(rows, columns=["document_id", "named", "bands"]))

    def find(self, limits: Limits) -> int:
        """Find what is near, of which all documents are marked; give the number of its documents.

        They are told apart by numbers, in the order of their paths. Leaves the temporary table
        `again_checks`, of the held checks that are replaced, by their row numbers.
        """
        con = self._con
        con.execute(statement("near/marks_after"))
        if self._untied or self._touched > limits.most_touched * self._staying:
            con.execute(statement("near/everything"))
        else:
            con.execute(statement("near/facts"))
            self._find_kin()
            con.execute(statement("near/linked"), _given(limits, "most_tellers", "least_shared"))
        con.execute(statement("near/again"))
        con.execute(statement("near/numbered"))
        return int(con.execute("SELECT count(*) FROM near_documents").fetchall()[0][0])

    def _find_kin(self) -> None:
        """Find who tells nearly the same words as a document that comes or changes.

        Where much comes, all who may: what is held against it would fill the memory.
        """
        con = self._con
        con.execute(statement("near/kin"))
        letters = con.execute("SELECT sum(length(text)) FROM staged_documents").fetchall()[0][0]
        if letters is None or letters > LETTERS:
            return
        staged = con.execute("SELECT document_id, text FROM staged_documents").fetchall()
        new = {document_id: shingles(text) for document_id, text in staged}
        unlike = []
        kin = con.execute("SELECT nth, like_them FROM kin ORDER BY nth").fetchall()
        for few in _some(kin, TEXTS):
            nths, like = zip(*few, strict=True)
            for document, like_it in zip(self._read("history.documents", nths), like, strict=True):
                own = shingles(document.text)
                if not any(alike(own, new[one]) for one in like_it if one in new):
                    unlike.append(document.document_id)
        self._insert("near/unlike", pd.DataFrame({"document_id": unlike}, dtype="str"))

    def same_lists(self, limits: Limits) -> Iterator[Link]:
        """Documents that give nearly the same list."""
        given = _given(limits, "most_tellers", "least_shared", "share_shared")
        return self._in_order("near/same_lists", given)

    def same_sources(self) -> Iterator[Link]:
        """Documents that name the same source for something that they count."""
        return self._in_order("near/same_sources")

    def same_words(self, limits: Limits) -> Iterator[Candidates]:
        """Documents whose words may be nearly the same."""
        given = _given(limits, "most_candidates")
        con = self._con
        con.execute(statement("near/bands"))
        for low, high in self._band_ranges():
            con.execute(statement("near/firsts"), given | {"low": low, "high": high})
        con.execute(statement("near/earlier"))
        last = con.execute("SELECT coalesce(max(n), -1) FROM near_earlier").fetchall()[0][0]
        for low in range(0, last + 1, DOCUMENTS):
            some = {"low": low, "high": low + DOCUMENTS}
            con.execute(statement("near/pairs"), given | some)
        self._note_shingles()
        held: dict[int, dict[int, array[int]]] = {}
        in_parts = self._in_order("near/same_words")
        for parts, rows in groupby(in_parts, key=itemgetter(0, 1)):
            held = {part: held.get(part) or self._shingles(part) for part in parts}
            pairs = ((one, two) for _, _, one, two in rows)
            yield Candidates(pairs, held[parts[0]] | held[parts[1]])
        con.execute(statement("near/words_told"))

    def _band_ranges(self) -> Iterator[tuple[int, int]]:
        """Ranges of bands with about as many documents each; most bands are small numbers."""
        starts = self._con.execute(statement("near/ranges"), {"size": BANDS}).fetchall()
        lows = [low for (low,) in starts]
        return zip(lows, [*(low - 1 for low in lows[1:]), (1 << 63) - 1], strict=False)

    def _note_shingles(self) -> None:
        """Take the shingles of all that may tell the same words, in parts that can be held."""
        size = 0
        worded = self._con.execute(statement("near/worded"), {"letters": LETTERS}).fetchall()
        for source, rows, numbers in worded:
            shingled = []
            for n, document in zip(numbers, self._read(source, rows), strict=True):
                own = numbered(document.text).tobytes()
                shingled.append((n, size // PART, own))
                size += len(own)
            self._insert("near/shingled", pd.DataFrame(shingled, columns=["n", "part", "shingles"]))

    def _shingles(self, part: int) -> dict[int, array[int]]:
        found = self._con.execute(statement("near/shingles"), {"part": part})
        held: dict[int, array[int]] = {}
        while few := found.fetchmany(1_000):  # all at once would be held twice
            held |= {n: array("q", shingles) for n, shingles in few}
        return held

    def tie(self, chains: Sequence[int], copies: Sequence[int]) -> None:
        """Take the first document of each one's source chain and of the copies of its list."""
        n = array("l", range(len(chains)))
        self._insert("near/ties", pd.DataFrame({"n": n, "chain": chains, "copies": copies}))

    def lists(self) -> Iterator[Listed]:
        """How many numbers of each list have which date, sorted by copies, measure and origin."""
        return (Listed(*row) for row in self._in_order("near/lists"))

    def date(self, within: Iterable[tuple[str, str, str | None, str]]) -> None:
        """Take what the undated counts of documents, measures and origins are compared within."""
        self._con.execute(statement("near/within"))
        columns = ["document_id", "measure", "origin", "within"]
        for few in _some(within, ROWS):
            self._insert("near/date", pd.DataFrame(few, columns=columns, dtype="str"))
        self._con.execute(statement("near/retold"))

    def by_cell(self) -> Iterator[Retold]:
        """All that is compared by cell, in the order of `etl.reconcile`."""
        return map(_retold, self._in_order("near/by_cell"))

    def by_list(self, by: str) -> Iterator[Retold]:
        """All that is compared by source chain, in the order of `etl.reconcile`."""
        fixed = {"place": "origin", "origin": "place"}[by]
        return map(_retold, self._in_order("near/by_list", by=by, fixed=fixed))

    def by_text(self) -> Iterator[Retold]:
        """The counts of documents that state no date, in the order of `etl.reconcile`."""
        return map(_retold, self._in_order("near/by_text"))

    def by_inside(self) -> Iterator[ToldInside]:
        """Numbers for places inside a country, in the order of `etl.reconcile`."""
        return map(_told_inside, self._in_order("near/by_inside"))

    def _read(self, source: str, rows: Sequence[int]) -> Iterator[Document]:
        """Documents of a table with what marks are made from, by their row numbers, in order."""
        read = self._con.execute(statement("near/texts", source=source), {"rows": rows}).fetchall()
        for document_id, publisher, cites, text in read:
            yield Document("", document_id, text, "", publisher=publisher, cites=tuple(cites))

    def _in_order(
        self, name: str, given: Mapping[str, float] | None = None, **parts: str
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, a few at a time.

        They are put in order in a table first: a result that is read bit by bit would be lost with
        the next statement, and checks are staged meanwhile.
        """
        con = self._con
        con.execute(statement("near/in_order", rows=statement(name, **parts)), given)
        rows = con.execute("SELECT count(*) FROM in_order").fetchall()[0][0]
        for low in range(0, rows, ROWS):
            sql = "FROM in_order WHERE rowid >= $low AND rowid < $high"
            yield from con.execute(sql, {"low": low, "high": low + ROWS}).fetchall()
        con.execute("DROP TABLE in_order")

    def _insert(self, name: str, incoming: pd.DataFrame) -> None:
        self._con.register("incoming", incoming)
        self._con.execute(statement(name))
        self._con.unregister("incoming")


def empty(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of what the next load notes of ties, or make them anew."""
    con.execute(statement("near/noted"))


def _retold(row: tuple[Any, ...]) -> Retold:
    (
        count_id, document_id, measure, value, qualifier, place, origin, as_of, start, end, low,
        high, dated, chain, document, publisher, published, over,
    ) = row  # fmt: skip
    count = Count(
        count_id, document_id, measure, value, None, Qualifier(qualifier), place, origin, as_of,
        start, end, "", "", start, None, None, low, high, Role.PART, ObsStatus.NORMAL, "",
    )  # fmt: skip
    told_by = Document(document, document_id, "", "", publisher=publisher, published=published)
    return Retold(count, dated, chain, told_by, over)


def _told_inside(row: tuple[Any, ...]) -> ToldInside:
    (
        document_id, measure, place, inside, origin, as_of, value, start, end, chain, document,
        publisher,
    ) = row  # fmt: skip
    kind, reason = NumberKind.NARROWER_GROUP, ""
    number = SeenNumber(
        start, end, value, None, kind, False, reason, measure, place, inside, origin, as_of
    )
    return ToldInside(number, chain, Document(document, document_id, "", "", publisher=publisher))


def _given(limits: Limits, *names: str) -> dict[str, float]:
    return {name: getattr(limits, name) for name in names}


def _some(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items, as many at a time."""
    left = iter(items)
    while few := list(islice(left, size)):
        yield few
