"""What the writer gives back of documents that are not read again."""

from __future__ import annotations

from dataclasses import replace

from etl.snapshots import writing


def test_held_records_are_those_that_were_loaded_but_for_the_texts(ingest, pair, tmp_path):
    document, extraction = pair()
    ingest((document, extraction))
    with writing(tmp_path) as writer:
        assert writer.held([document.document_id]) == [(replace(document, text=""), extraction)]


def test_other_documents_are_not_held_back(ingest, pair, tmp_path):
    ingest(pair())
    with writing(tmp_path) as writer:
        assert writer.held([]) == []
