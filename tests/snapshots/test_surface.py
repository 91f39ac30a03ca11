from __future__ import annotations

from dataclasses import replace

import pytest

from etl.snapshots import query
from etl.snapshots.surface import MENU
from schemas.codes import Qualifier


@pytest.fixture
def broken_down(ingest, a_document, a_count, an_extraction, a_check):
    """A total of 910 with two parts of 278 and 97, published."""
    document = a_document(text="Of 910 Canadians, 278 are in the US and 97 in China.")
    total = a_count(document, "910", place="ALL")
    parts = a_count(document, "278"), a_count(document, "97", place="CHN")
    check = a_check(document, total, *parts)
    ingest((document, an_extraction(document, total, *parts)), checks=[check])
    return document


def test_each_entry_of_the_menu_runs_its_example(broken_down, ask):
    menu = ask('SELECT name, example FROM "README"')
    assert {name for name, _ in menu} == {*MENU, "areas", "countries"} - {"named_counts"}
    for _, example in menu:
        ask(example)


def test_every_table_view_macro_and_column_has_a_comment(broken_down, ask):
    of_ours = "database_name = 'headcount' AND comment IS NULL"
    for kind in ("tables", "columns", "views", "functions"):
        ours = " AND NOT internal"
        assert ask(f"FROM duckdb_{kind}() WHERE {of_ours}{ours}") == []


def test_part_and_residual_rows_sum_to_the_stated_total(broken_down, ask):
    assert ask("SELECT sum(value), sum(stated_total) FROM totals") == [(910, 910)]
    assert ask("SELECT value, obs_status FROM totals WHERE role = 'residual'") == [(535, "I")]


def test_parts_above_the_total_still_sum_to_it(
    ingest, ask, a_document, a_count, an_extraction, a_check
):
    document = a_document(text="Of 300 Canadians, 278 are in the US and 97 in China.")
    total = a_count(document, "300", place="ALL")
    parts = a_count(document, "278"), a_count(document, "97", place="CHN")
    ingest(
        (document, an_extraction(document, total, *parts)),
        checks=[a_check(document, total, *parts)],
    )
    assert ask("SELECT sum(value), sum(stated_total) FROM totals") == [(300, 300)]


def test_series_gives_bounds_and_counts_independent_sources(
    ingest, ask, a_document, a_count, an_extraction
):
    pairs = []
    for name, number, cites in [
        ("a", "910", ("AP",)),
        ("b", "910", ("CBC", "AP")),
        ("c", "900", ()),
    ]:
        document = a_document(name, f"{number} Canadians", cites=cites, publisher=f"{name} press")
        hedged = {"qualifier": Qualifier.ABOUT, "low": 880, "high": 950} if name == "c" else {}
        pairs.append((document, an_extraction(document, a_count(document, number, **hedged))))
    ingest(*pairs)
    assert ask("SELECT best, low, high, n_sources, n_documents, agree, chosen_by FROM series") == [
        (910, 880, 950, 2, 3, True, "the latest published of the exact counts")
    ]


def test_evidence_gives_the_words_of_present_and_past_counts(ingest, ask, pair):
    (document, extraction), other = pair(), pair("b.txt", 97)
    count_id = extraction.counts[0].count_id
    ingest((document, extraction), other)
    said = "SELECT quote, document, withdrawn_in FROM evidence(?)"
    assert ask(said, count_id) == [("The US holds 278 Canadians.", "a.txt", None)]
    ingest(other)
    assert ask(said, count_id) == [("The US holds 278 Canadians.", "a.txt", 2)]


def test_evidence_names_the_page_in_a_document_that_has_pages(
    ingest, ask, a_document, a_count, an_extraction
):
    text = "One 𝟏\f\nThe US holds 278 Canadians.\f\nAnd 97"
    state = {"vanished": "2026-11-20", "http_status": 404}
    paged, plain = a_document("a.pdf", text, pages=3, **state), a_document("b.txt", text)
    pairs = [
        (document, an_extraction(document, a_count(document), a_count(document, "97", place=None)))
        for document in (paged, plain)
    ]
    ingest(*pairs)
    for (_, extraction), pages in zip(pairs, [(2, 3), (None, None)], strict=True):
        told = [ask("SELECT page FROM evidence(?)", c.count_id)[0][0] for c in extraction.counts]
        assert tuple(told) == pages
    said = "SELECT document, vanished, http_status, pages FROM documents ORDER BY document"
    assert ask(said) == [("a.pdf", "2026-11-20", 404, 3), ("b.txt", None, None, None)]


def test_context_has_the_number_where_the_offsets_say(broken_down, ask):
    text = broken_down.text
    rows = ask('SELECT start, "end", number FROM counts')
    assert all(text[start:end] == number for start, end, number in rows)
    assert ask("SELECT context FROM evidence((SELECT min(count_id) FROM counts))") == [(text,)]


def test_diff_is_empty_against_itself_and_mirrors_when_turned(ingest, ask, pair):
    ingest(pair("a.txt"), pair("b.txt", 97))
    ingest(pair("a.txt", 279), pair("c.txt", 5))
    assert ask("FROM diff(2, 2)") == []
    forward = ask("SELECT change, document FROM diff(1, 2) ORDER BY ALL")
    assert forward == [("added", "c.txt"), ("revised", "a.txt"), ("withdrawn", "b.txt")]
    mirror = {"added": "withdrawn", "withdrawn": "added", "revised": "revised"}
    backward = ask("SELECT change, document FROM diff(2, 1)")
    assert sorted((mirror[change], name) for change, name in backward) == forward


def test_what_was_undone_in_between_is_no_difference(ingest, ask, pair):
    ingest(pair())
    ingest(pair(value=279))
    ingest(pair())
    assert ask("FROM diff(1, 3)") == []
    assert ask("SELECT count(*) FROM changes WHERE change = 'revised'") == [(2,)]


def test_counts_as_of_a_time_are_those_published_then(ingest, ask, pair):
    ingest(pair())
    ingest(pair(value=279))
    at = "(SELECT created_at FROM snapshots WHERE snapshot_id = ?)"
    assert ask(f"SELECT value FROM counts_as_of({at})", 1) == [(278,)]
    assert ask(f"SELECT value FROM counts_as_of({at})", 2) == [(279,)]
    assert ask("SELECT value FROM counts_as_of('1999-01-01')") == []


def test_codes_have_names(ingest, ask, a_document, a_count, an_extraction):
    document = a_document(text="1 2 3 4 5")
    places = {"1": "CHN", "2": "ALL", "3": "NOT:CHN", "4": "REGION:the Gulf", "5": None}
    counts = [a_count(document, number, place=place) for number, place in places.items()]
    ingest((document, an_extraction(document, *counts)))
    names = [name for (name,) in ask("SELECT place_name FROM counts ORDER BY value")]
    assert names == ["China", "all countries", "all but China", "the Gulf", None]


def test_changes_names_every_column_that_differs(ingest, ask, pair):
    document, extraction = pair()
    ingest((document, extraction))
    count = replace(extraction.counts[0], hedge="some", rule="another")
    ingest((document, replace(extraction, counts=(count,))))
    assert ask("SELECT differs FROM changes WHERE snapshot_id = 2") == [(["hedge", "rule"],)]


def test_a_foreign_session_attaches_read_only_and_uses_it(broken_down, tmp_path):
    import duckdb

    con = duckdb.connect()
    con.execute(f"ATTACH '{tmp_path / 'headcount.duckdb'}' AS ours (READ_ONLY); USE ours")
    assert con.execute("SELECT count(*) FROM counts_at(1)").fetchall() == [(3,)]
    con.close()
    con = duckdb.connect(str(tmp_path / "headcount.duckdb"), read_only=True)
    assert con.execute("SELECT count(*) FROM counts").fetchall() == [(3,)]
    con.close()


def test_a_kept_file_can_be_asked_like_the_newest(broken_down, tmp_path):
    kept = tmp_path / "published" / "headcount-000001.duckdb"
    assert query(kept, "SELECT count(*) FROM counts").rows == [(3,)]
