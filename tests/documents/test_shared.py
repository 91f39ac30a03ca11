"""Documents in a bucket: a server that speaks S3, on the loopback."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from etl.answers import read_batch
from etl.documents.shared import address, at_hand, find_shared
from etl.errors import StorageError, UsageError
from etl.settings import Settings
from etl.settings.given import NOTHING

TEXT = b"In Peru 12 Danes are in prison.\n"
RAW = Path("s3://headcount/pre/fix")


@pytest.fixture
def bucket(s3):
    """bucket(name, bytes) -> an object below RAW."""
    storage = fsspec.filesystem("s3")
    storage.mkdir("headcount")

    def put(name, body=TEXT):
        storage.pipe(f"headcount/pre/fix/{name}", body)

    put("../fixture.txt")
    return put


def read(settings):
    paths = list(find_shared(settings.raw))
    with at_hand(paths, settings) as here:
        return read_batch([here.raw / path.relative_to(settings.raw) for path in paths], here.raw,
                          settings=here)  # fmt: skip


def test_an_address_survives_being_a_path():
    assert address(RAW) == "s3://headcount/pre/fix"
    assert address(Path("data/raw")) is address(Path("/s3:/a")) is None
    assert NOTHING.settled(raw=Path("file:///mnt/raw")).raw == Path("/mnt/raw")


def test_documents_are_listed_without_sidecars_hidden_names_and_marks_of_folders(bucket):
    for name in ("b/c.txt", "a.txt", "a.meta.json", ".hidden/d.txt", ".e.txt"):
        bucket(name)
    bucket("b/", b"")
    assert [path.relative_to(RAW).as_posix() for path in find_shared(RAW)] == ["a.txt", "b/c.txt"]


def test_a_document_is_what_the_same_file_would_be(bucket, tmp_path):
    (tmp_path / "b").mkdir()
    for name, body in {"b/a.txt": TEXT, "b/a.meta.json": b'{"published": "2024-10-16"}'}.items():
        bucket(name, body)
        (tmp_path / name).write_bytes(body)
    (shared,) = read(Settings(raw=RAW)).documents
    (local,) = read_batch([tmp_path / "b/a.txt"], tmp_path).documents
    assert shared == local


@pytest.mark.parametrize("name", ["a.txt", "a.meta.json"])
def test_a_state_changes_with_the_object_and_with_its_sidecar(bucket, name):
    bucket("a.txt")
    bucket("a.meta.json", b"{}")
    before = find_shared(RAW)
    assert find_shared(RAW) == before
    bucket(name, b'{"title": "other"}')
    assert find_shared(RAW) != before


def test_what_cannot_be_read_is_a_failure_and_the_others_are_read(bucket):
    for name in (
        "fine.txt",
        "b//d.txt",
        "../../up.txt",
        "x/../y.txt",
        f"{'n' * 300}.txt",
        "f.txt/g.txt",
    ):
        bucket(name)
    bucket("f.txt", TEXT)
    bucket("empty.txt", b"")
    bucket("vast.txt", b"x" * 200)
    batch = read(Settings(raw=RAW, max_document_bytes=100))
    assert [document.document for document in batch.documents] == ["f.txt", "fine.txt"]
    told = {failure.document: failure.message for failure in batch.failures}
    assert set(told) == {
        "f.txt/g.txt",
        "b%2F%2Fd.txt", "x%2F..%2Fy.txt", f"{'n' * 300}.txt", "empty.txt", "vast.txt",
    }  # fmt: skip
    assert "is empty" in told["empty.txt"]
    assert "101 bytes, limit 100" in told["vast.txt"]


def test_an_object_that_is_gone_meanwhile_is_a_failure(bucket, s3):
    bucket("a.txt")
    paths = list(find_shared(RAW))
    fsspec.filesystem("s3").rm("headcount/pre/fix/a.txt")
    with at_hand(paths, Settings(raw=RAW)) as here:
        (failure,) = read_batch([here.raw / "a.txt"], here.raw).failures
    assert failure.message.startswith("a.txt: No such file")


def test_a_storage_that_is_away_gives_up_the_run_instead_of_its_documents(bucket, s3):
    bucket("a.txt")
    paths = list(find_shared(RAW))
    s3.stop()
    with (
        pytest.raises(StorageError, match="s3://headcount/pre/fix"),
        at_hand(paths, Settings(raw=RAW)),
    ):
        pass


@pytest.mark.parametrize(
    "where", ["s3://nowhere/x", "nonsense://bucket/x", "s3://key:secret@headcount/x"]
)
def test_an_address_that_cannot_be_is_told_without_its_secret(bucket, where):
    with pytest.raises(UsageError) as error:
        find_shared(Path(where))
    assert "secret" not in str(error.value)
