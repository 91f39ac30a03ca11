"""What a number of raw files say, one document at a time."""

from __future__ import annotations

import pytest

from etl.answers import compare, read_batch

TEXT = "date 2024-10-16 In Japan {} Canadians are in prison.\n"


@pytest.fixture
def raw(tmp_path):
    for name, value in (("a", 10), ("b", 12)):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(value))
    (tmp_path / "c.txt").touch()
    return tmp_path


def test_each_file_is_an_answer_or_a_failure(raw):
    batch = read_batch(sorted(raw.iterdir()), raw)
    assert [d.document for d in batch.documents] == ["a.txt", "b.txt"]
    assert [(f.document, f.reason) for f in batch.failures] == [("c.txt", "UnreadableDocument")]


def test_the_order_in_which_documents_are_told_says_nothing(raw):
    batch = read_batch([raw / "a.txt", raw / "b.txt"], raw)
    told = list(zip(batch.documents, batch.extractions, strict=True))
    assert compare(told) == compare(told[::-1]) != ()
