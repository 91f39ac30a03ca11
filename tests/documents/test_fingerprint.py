"""The digest of a file, told without reading what it says."""

from __future__ import annotations

import pytest

from etl.documents import fingerprint, read_document
from etl.errors import UnreadableDocument


def test_it_is_the_digest_of_the_document_with_and_without_sidecar(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("In Japan 10 Canadians are in prison.\n")
    bare = fingerprint(path, tmp_path)
    assert bare == read_document(path, tmp_path).sha256
    (tmp_path / "a.meta.json").write_text('{"title": "A"}')
    assert fingerprint(path, tmp_path) == read_document(path, tmp_path).sha256 != bare


def test_bytes_that_cannot_be_had_are_told_as_when_reading(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"a\.txt"):
        fingerprint(tmp_path / "a.txt", tmp_path)
