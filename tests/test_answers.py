"""What a number of raw files say, one document at a time."""

from __future__ import annotations

import pytest

from etl.answers import Batch, compare, read_batch, versions
from schemas.records import KnownDocument

TEXT = "date 2024-10-16 In Japan {} Canadians are in prison.\n"


@pytest.fixture
def raw(tmp_path):
    for name, value in (("a", 10), ("b", 12)):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(value))
    (tmp_path / "c.txt").touch()
    return tmp_path


def known(document):
    return KnownDocument(document.sha256, *versions())


def test_each_file_is_an_answer_or_a_failure(raw):
    batch = read_batch(sorted(raw.iterdir()), raw)
    assert [d.document for d in batch.documents] == ["a.txt", "b.txt"]
    assert [(f.document, f.reason) for f in batch.failures] == [("c.txt", "UnreadableDocument")]
    assert not batch.unread


def test_what_is_known_in_its_present_state_is_only_named(raw):
    first, second = read_batch([raw / "a.txt", raw / "b.txt"], raw).documents
    (raw / "b.txt").write_text(TEXT.format(13))
    held = {document.document_id: known(document) for document in (first, second)}
    batch = read_batch([raw / "a.txt", raw / "b.txt"], raw, held)
    assert batch.unread == {first.document_id}
    assert [d.document for d in batch.documents] == ["b.txt"]


def test_documents_are_compared_with_held_ones_as_if_all_were_read(raw):
    a, b = (read_batch([raw / name], raw) for name in ("a.txt", "b.txt"))
    held = [(answer.document, answer.extraction) for answer in a.answers]
    assert compare(b, held) == compare(Batch.joined([b, a]), ()) != ()
