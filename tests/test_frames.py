from __future__ import annotations

import json
from dataclasses import replace

from etl.frames import build_frames
from schemas.records import Failure


def build(documents, *extractions, failures=(), checks=()):
    return build_frames(documents, failures, extractions, checks)


def test_valid_records_become_one_row_each(a_document, a_count, an_extraction, a_check):
    document = a_document()
    count = a_count(document)
    frames = build(
        [document],
        an_extraction(document, count),
        failures=[Failure("b.txt", "UnreadableDocument", "b.txt: is empty")],
        checks=[a_check(document, count)],
    )
    rows = {table: len(frame) for table, frame in vars(frames).items()}
    assert rows == {
        "documents": 1, "counts": 1, "claims": 0, "numbers": 1, "checks": 1, "failures": 1,
        "refused": 0, "acceptances": 0,
    }  # fmt: skip


def test_nothing_becomes_empty_frames_with_their_types():
    frames = build([])
    assert frames.counts.empty
    assert str(frames.counts["value_high"].dtype) == "Int64"


def test_a_bad_row_is_held_back_and_the_others_go_on(a_document, a_count, an_extraction):
    document = a_document(text="278 here, 97 there")
    bad = a_count(document, "97", place="China")
    frames = build([document], an_extraction(document, a_count(document), bad))
    assert frames.counts["value"].tolist() == [278]
    refused = frames.refused.iloc[0]
    assert (refused["table"], refused["column"], refused["failure_case"]) == (
        "counts",
        "place",
        "China",
    )
    assert json.loads(refused["row"])["number"] == "97"


def test_a_refused_row_is_a_schema_check_that_names_it(a_document, a_count, an_extraction):
    document = a_document()
    frames = build([document], an_extraction(document, a_count(document, place="us", low=1)))
    check = frames.checks.iloc[0]
    assert (check["kind"], check["verdict"], check["severity"]) == ("schema", "fails", "error")
    assert "'us'" in check["message"]
    assert "an exact count allows its value and no other" in check["message"]


def test_all_reasons_of_a_row_are_kept(a_document, a_count, an_extraction):
    document = a_document()
    bad = a_count(document, place="us", origin="ca", value_high=3)
    frames = build([document], an_extraction(document, bad))
    assert len(frames.refused) == 4
    assert len(frames.checks) == 1


def test_a_value_beyond_64_bits_is_refused(a_document, a_count, an_extraction):
    document = a_document(text="278 here, 97 there")
    huge = a_count(document, "97", place="CHN", value=2**70, low=2**70, high=2**70)
    frames = build([document], an_extraction(document, a_count(document), huge))
    assert frames.counts["value"].tolist() == [278]
    assert set(frames.refused["column"]) == {"value", "low", "high"}


def test_of_two_rows_with_one_key_the_first_is_kept(a_document, a_count, an_extraction):
    document = a_document(text="278 here, 97 there")
    second = a_count(document, "97")
    frames = build([document], an_extraction(document, a_count(document), second))
    assert frames.counts["value"].tolist() == [278]
    assert "uniqueness" in frames.refused["check"].iloc[0]


def test_a_count_that_the_text_does_not_say_is_refused(a_document, a_count, an_extraction):
    document = a_document()
    count = replace(a_count(document), quote="In 278 cells", quote_start=10)
    frames = build([document], an_extraction(document, count))
    assert frames.counts.empty
    assert "the document's text says it at its offsets" in set(frames.refused["check"])


def test_counts_of_a_refused_document_are_refused_too(a_document, a_count, an_extraction):
    document = a_document(published="yesterday")
    frames = build([document], an_extraction(document, a_count(document)))
    assert frames.documents.empty
    assert frames.counts.empty
    assert set(frames.refused["table"]) == {"documents", "counts", "numbers"}


def test_half_a_surrogate_pair_is_refused(a_document):
    frames = build([a_document(), a_document("b.txt", title="\ud800", sha256="0" * 64)])
    assert frames.documents["document"].tolist() == ["a.txt"]
    assert frames.refused["table"].tolist() == ["documents"]


def test_a_bad_check_is_refused(a_document, a_count, an_extraction, a_check):
    document = a_document()
    bad = a_check(document, a_count(document), residual=5)
    frames = build([document], checks=[bad])
    assert frames.checks["kind"].tolist() == ["schema"]
    assert frames.refused["check"].tolist() == ["residual is total minus parts_sum"]
