from __future__ import annotations

import json

import pytest

from etl.documents import find_documents, read_document
from etl.errors import UsageError, WarehouseError
from etl.frames import build_frames
from etl.snapshots import Difference, query, replay, verify, writing
from etl.snapshots.archive import folder_of


@pytest.fixture
def raw(tmp_path):
    """A folder with two documents, one of them with a sidecar, the same bytes twice."""
    folder = tmp_path / "raw"
    (folder / "canada").mkdir(parents=True)
    (folder / "canada" / "a.txt").write_text("The US holds 278 Canadians.")
    (folder / "canada" / "a.meta.json").write_text(json.dumps({"title": "A title"}))
    (folder / "b.txt").write_text("No number here.")
    (folder / "c.txt").write_text("No number here.")
    return folder


@pytest.fixture
def rebuild(a_count, an_extraction):
    """The chain of the stages, with an extractor that finds 278 where it is."""

    def make(files):
        documents = [read_document(path, root) for path, root in files]
        found = [an_extraction(d, *([a_count(d)] if "278" in d.text else [])) for d in documents]
        return build_frames(documents, [], found, [])

    return make


@pytest.fixture
def loaded(raw, rebuild, a_run, tmp_path):
    """A warehouse that has all of `raw`, published and archived."""
    warehouse = tmp_path / "warehouse"
    paths = find_documents(raw)
    documents = [read_document(path, raw) for path in paths]
    with writing(warehouse) as writer:
        assert writer.archive(raw, documents) == ()
        frames = rebuild([(path, raw) for path in paths])
        writer.load(frames, {d.document_id for d in documents}, a_run("one"))
        writer.publish({})
    return warehouse


def test_an_archived_document_reads_as_it_was(raw, loaded):
    for path in find_documents(raw):
        document = read_document(path, raw)
        home = folder_of(loaded, document.sha256)
        assert read_document(home / document.document, home) == document


def test_a_document_is_kept_once_and_its_next_version_beside_it(raw, loaded):
    before = sorted(loaded.glob("archive/*/*"))
    (raw / "b.txt").write_text("Another text.")
    documents = [read_document(path, raw) for path in find_documents(raw)]
    with writing(loaded) as writer:
        writer.archive(raw, documents)
    assert len(sorted(loaded.glob("archive/*/*"))) == len(before) + 1
    assert set(before) < set(loaded.glob("archive/*/*"))


def test_a_file_that_changed_after_it_was_read_is_named(raw, tmp_path):
    document = read_document(raw / "b.txt", raw)
    (raw / "b.txt").write_text("Another text.")
    with writing(tmp_path / "warehouse") as writer:
        assert writer.archive(raw, [document]) == ("b.txt",)
    assert not folder_of(tmp_path / "warehouse", document.sha256).exists()


def test_half_an_archived_document_is_cleaned_and_said(loaded):
    (loaded / "archive" / "00" / "00.new").mkdir(parents=True)
    with writing(loaded) as writer:
        assert writer.cleaned == ("archive/00/00.new",)


def test_what_the_archive_says_is_what_is_held(raw, loaded, rebuild):
    (raw / "b.txt").unlink()
    verified = verify(loaded, rebuild)
    assert (verified.snapshot.snapshot_id, verified.documents, verified.differences) == (1, 3, ())


def test_every_difference_is_named(loaded, rebuild):
    def otherwise(files):
        frames = rebuild(files)
        frames.counts["rule"] = "another"
        return frames

    [difference] = verify(loaded, otherwise).differences
    assert (difference.document, difference.table) == ("canada/a.txt", "counts")
    assert difference.differs == ("rule",)


def test_a_count_that_is_not_found_again_is_named(loaded, a_count, an_extraction):
    def blind(files):
        documents = [read_document(path, root) for path, root in files]
        return build_frames(documents, [], [an_extraction(d) for d in documents], [])

    tables = {(d.table, d.differs) for d in verify(loaded, blind).differences}
    assert tables == {("counts", ("(not rebuilt)",)), ("numbers", ("(not rebuilt)",))}


def test_bytes_that_are_gone_are_named(loaded, rebuild):
    for path in loaded.rglob("archive/*/*/b.txt"):
        path.unlink()
    assert verify(loaded, rebuild).differences == (
        Difference("b.txt", "documents", "", ("(bytes not in the archive)",)),
    )


def test_an_earlier_snapshot_can_be_verified(raw, loaded, rebuild, a_run):
    (raw / "canada" / "a.txt").write_text("The US holds 5 Canadians.")
    documents = [read_document(path, raw) for path in find_documents(raw)]
    with writing(loaded) as writer:
        writer.archive(raw, documents)
        frames = rebuild([(path, raw) for path in find_documents(raw)])
        writer.load(frames, {d.document_id for d in documents}, a_run("two"))
        writer.publish({})
    assert verify(loaded, rebuild, 1).differences == ()
    assert verify(loaded, rebuild, 2).differences == ()
    with pytest.raises(UsageError, match="there is no snapshot 3"):
        verify(loaded, rebuild, 3)


def test_a_replay_is_the_same_byte_for_byte(raw, loaded, rebuild, tmp_path):
    (raw / "b.txt").unlink()
    again = replay(loaded, rebuild, tmp_path / "again", "0.1.0")
    assert (again.snapshot_id, again.same) == (1, True)
    assert query(tmp_path / "again", "SELECT value FROM counts").rows == [(278,)]


def test_a_replay_by_other_rules_is_told_from_the_same(loaded, rebuild, tmp_path):
    def otherwise(files):
        frames = rebuild(files)
        frames.counts["rule"] = "another"
        return frames

    assert not replay(loaded, otherwise, tmp_path / "again", "0.1.0").same


def test_a_replay_without_the_bytes_names_the_document(loaded, rebuild, tmp_path):
    for path in loaded.rglob("archive/*/*/b.txt"):
        path.unlink()
    with pytest.raises(WarehouseError, match=r"no bytes of b\.txt"):
        replay(loaded, rebuild, tmp_path / "again", "0.1.0")
