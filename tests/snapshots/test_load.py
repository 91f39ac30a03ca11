from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from etl.errors import AuditFailed, WarehouseError
from etl.frames import build_frames
from etl.snapshots import writing
from schemas.records import Failure, KnownDocument


def rows_since(ask, table, snapshot):
    return ask(f"SELECT count(*) FROM {table} WHERE since_snapshot = {snapshot}")[0][0]


def test_the_first_load_is_snapshot_one(ingest, ask, pair):
    result = ingest(pair())
    assert (result.snapshot_id, result.added) == (1, 1)
    assert ask("SELECT place_name, value FROM counts") == [("United States", 278)]


def test_nothing_changed_makes_no_snapshot_but_a_run(ingest, ask, pair):
    ingest(pair())
    result = ingest(pair())
    assert (result.snapshot_id, result.status, result.stable) == (None, "unchanged", 1)
    assert ask("SELECT count(*) FROM snapshots") == [(1,)]
    assert ask("SELECT status, snapshot_id FROM runs") == [("published", 1), ("unchanged", None)]


def test_a_changed_document_makes_one_snapshot_and_only_its_rows(ingest, ask, pair):
    ingest(pair("a.txt"), pair("b.txt", 97))
    result = ingest(pair("a.txt", 279), pair("b.txt", 97))
    assert (result.snapshot_id, result.revised, result.stable) == (2, 1, 1)
    assert ask("SELECT document, since_snapshot FROM counts ORDER BY 1") == [
        ("a.txt", 2),
        ("b.txt", 1),
    ]
    assert rows_since(ask, "documents", 2) == rows_since(ask, "numbers", 2) == 1


def test_an_added_document_makes_one_snapshot_and_only_its_rows(ingest, ask, pair):
    ingest(pair("a.txt"))
    result = ingest(pair("a.txt"), pair("b.txt", 97))
    assert (result.snapshot_id, result.added, result.stable) == (2, 1, 1)
    assert ask("SELECT document FROM counts WHERE since_snapshot = 2") == [("b.txt",)]


def test_a_removed_document_ends_its_rows_and_stays_in_the_past(ingest, ask, pair):
    ingest(pair("a.txt"), pair("b.txt", 97))
    result = ingest(pair("a.txt"))
    assert (result.snapshot_id, result.withdrawn, result.stable) == (2, 1, 1)
    assert ask("SELECT document FROM counts") == [("a.txt",)]
    assert ask("SELECT document FROM counts_at(1) ORDER BY 1") == [("a.txt",), ("b.txt",)]


def test_a_present_document_that_was_not_read_again_stays(ingest, ask, pair):
    a, b = pair("a.txt"), pair("b.txt", 97)
    ingest(a, b)
    result = ingest(b, present={a[0].document_id, b[0].document_id})
    assert result.snapshot_id is None
    assert ask("SELECT count(*) FROM counts") == [(2,)]


def test_another_attribute_reflags_a_row(ingest, ask, pair):
    ingest(pair())
    result = ingest(pair(as_of="2020"))
    assert (result.reflagged, result.revised) == (1, 0)
    assert ask("SELECT change, differs FROM changes WHERE snapshot_id = 2") == [
        ("reflagged", ["as_of"])
    ]


def test_a_load_is_idempotent_by_its_run_id(ingest, ask, pair, a_run):
    run = a_run("the same")
    first = ingest(pair(), run=run)
    second = ingest(pair(value=279), run=run)
    assert second.snapshot_id == first.snapshot_id == 1
    assert ask("SELECT value FROM counts") == [(278,)]


def test_known_documents_carry_what_they_were_made_from(ingest, pair, tmp_path):
    document, _ = pair()
    ingest(pair())
    with writing(tmp_path) as writer:
        assert writer.known() == {
            document.document_id: KnownDocument(document.sha256, "1", "v1"),
        }


def test_a_new_vocabulary_that_changes_no_row_makes_no_snapshot(ingest, pair, a_run, tmp_path):
    document, _ = pair()
    ingest(pair())
    result = ingest(pair(), run=a_run("later", vocabulary_digest="v2"))
    assert result.snapshot_id is None
    with writing(tmp_path) as writer:
        assert writer.known()[document.document_id].vocabulary_digest == "v2"


def test_checks_over_several_documents_are_replaced_as_a_whole(ingest, ask, pair, a_check):
    document, extraction = pair()
    over_all = replace(a_check(None, *extraction.counts), check_id="over-all")
    ingest((document, extraction), checks=[over_all])
    assert ask("SELECT check_id FROM checks") == [("over-all",)]
    ingest(present={document.document_id})
    assert ask("SELECT check_id FROM checks") == []
    assert ask("SELECT count(*) FROM counts") == [(1,)]


def test_failures_are_those_of_the_last_run(ingest, ask, pair):
    ingest(pair(), failures=[Failure("b.txt", "UnreadableDocument", "b.txt: is empty")])
    assert ask("SELECT document FROM failures") == [("b.txt",)]
    ingest(pair())
    assert ask("SELECT document FROM failures") == []


def test_refused_rows_are_kept_with_their_reasons(ingest, ask, pair):
    ingest(pair(place="us"))
    assert ask('SELECT "table", "column", failure_case FROM refused') == [("counts", "place", "us")]
    assert ask("SELECT kind FROM checks") == [("schema",)]


def test_lists_survive(ingest, ask, a_document, an_extraction):
    document = a_document(cites=("Outlet", 'An "agency"'))
    ingest((document, an_extraction(document)))
    assert ask("SELECT cites FROM documents") == [(["Outlet", 'An "agency"'],)]


def test_a_load_with_doubled_keys_is_rejected_and_changes_nothing(
    ingest, ask, pair, a_run, tmp_path
):
    document, extraction = pair()
    ingest((document, extraction))
    frames = build_frames([document], [], [extraction], [])
    doubled = replace(frames, counts=pd.concat([frames.counts, frames.counts.assign(value=9)]))
    with writing(tmp_path) as writer:
        with pytest.raises(AuditFailed, match="counts"):
            writer.load(doubled, {document.document_id}, a_run("bad"))
        writer.publish({})
    assert ask("SELECT value FROM counts") == [(278,)]
    assert ask("SELECT status, findings IS NULL FROM runs WHERE run_id = 'bad'") == [
        ("rejected", False)
    ]


def test_restore_brings_an_earlier_snapshot_back_as_a_new_one(ingest, ask, pair, a_run, tmp_path):
    ingest(pair("a.txt"), pair("b.txt", 97))
    ingest(pair("a.txt", 279))
    with writing(tmp_path) as writer:
        result = writer.restore(1, a_run("back"))
        writer.publish({})
        assert writer.known() == {}
    assert result.snapshot_id == 3
    assert ask("FROM diff(1, 3)") == []
    assert ask("SELECT restores FROM snapshots") == [(None,), (None,), (1,)]


def test_restore_of_no_snapshot_says_which_there_are(ingest, pair, a_run, tmp_path):
    ingest(pair())
    with writing(tmp_path) as writer, pytest.raises(WarehouseError, match="there are 1 to 1"):
        writer.restore(7, a_run("back"))
