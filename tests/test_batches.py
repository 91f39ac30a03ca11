"""Which files have to be read, and which need not even be opened."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import fsspec
import pytest

from etl.answers import versions
from etl.batches import find_files, plan, read_frames, require_same, states_of
from etl.documents import find_documents
from etl.errors import StorageError, UsageError
from etl.settings import DEFAULTS
from schemas.records import KnownDocument

TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"
LONG_AGO = 1_700_000_000


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """A folder of two documents; files are settled as soon as they are written."""
    monkeypatch.setattr("etl.batches.SETTLED_NS", -1)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    return replace(DEFAULTS, raw=tmp_path)


@pytest.fixture
def known(settings):
    """What is known of them after a first run."""
    (batch,) = plan(find_files(settings.raw), {}, settings).batches()
    frames = read_frames([wanted.path for wanted in batch], settings)
    seen = states_of(batch, frames)
    return {w.document_id: KnownDocument(w.sha256, *versions(), seen[w.document_id]) for w in batch}


def due(settings, known, **given):
    """Names of the files that are wanted, and how many are only touched."""
    made = plan(find_files(settings.raw), known, settings, **given)
    assert len(made.unchanged) + len(made.wanted) == len(find_documents(settings.raw))
    return [wanted.path.name for wanted in made.wanted], len(made.touched)


def test_a_file_that_looks_as_it_did_is_not_opened(settings, known, monkeypatch):
    monkeypatch.setattr("etl.batches.fingerprint", None)
    assert due(settings, known) == ([], 0)


def test_a_file_of_another_time_and_the_same_bytes_is_not_read_again(settings, known):
    os.utime(settings.raw / "a.txt", (LONG_AGO, LONG_AGO))
    assert due(settings, known) == ([], 1)


def test_other_bytes_of_the_same_length_and_time_are_seen(settings, known):
    path = settings.raw / "a.txt"
    times = path.stat()
    path.write_text(TEXT.replace("30", "40"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert due(settings, known) == (["a.txt"], 0)


def test_a_sidecar_that_is_new_is_seen(settings, known):
    (settings.raw / "b.meta.json").write_text('{"title": "B"}')
    assert due(settings, known) == (["b.txt"], 0)


@pytest.mark.parametrize("version", ["extractor_version", "vocabulary_digest"])
def test_what_was_read_by_others_is_wanted(settings, known, version):
    other = {key: replace(value, **{version: "0"}) for key, value in known.items()}
    assert due(settings, other) == (["a.txt", "b.txt"], 0)


def test_a_full_verification_opens_every_file(settings, known):
    lying = {key: replace(value, sha256="0" * 64) for key, value in known.items()}
    assert due(settings, lying) == ([], 0)
    assert due(settings, lying, verify=True) == (["a.txt", "b.txt"], 0)


def test_a_file_written_to_a_moment_ago_is_looked_into(settings, known, monkeypatch):
    monkeypatch.setattr("etl.batches.SETTLED_NS", 10**12)
    assert due(settings, known) == ([], 2)


def test_a_file_that_changed_while_it_was_read_is_looked_into_the_next_time(settings):
    (batch,) = plan(find_files(settings.raw), {}, settings).batches()
    (settings.raw / "a.txt").write_text(TEXT.replace("30", "40"))
    (settings.raw / "b.txt").unlink()
    frames = read_frames([wanted.path for wanted in batch], settings)
    assert states_of(batch, frames) == {batch[0].document_id: None}


@pytest.mark.parametrize(("size", "batches"), [(1, 2), (10_000, 1)])
def test_each_file_is_taken_once_by_a_batch(settings, size, batches):
    made = plan(find_files(settings.raw), {}, settings)
    wanted = [*made.wanted]
    cut = list(made.batches(size))
    assert len(cut) == batches
    assert [one for batch in cut for one in batch] == wanted
    assert not made.wanted


def test_an_object_that_is_listed_as_it_was_is_not_fetched(s3):
    storage = fsspec.filesystem("s3")
    storage.mkdir("headcount")
    for name in ("a.txt", "b.txt"):
        storage.pipe(f"headcount/raw/{name}", TEXT.encode())
    settings = replace(DEFAULTS, raw=Path("s3://headcount/raw"))
    files = find_files(settings.raw)
    (batch,) = plan(files, {}, settings).batches()
    frames = read_frames([wanted.path for wanted in batch], settings)
    seen, digests = states_of(batch, frames), frames.documents.set_index("document_id").sha256
    known = {i: KnownDocument(digests[i], *versions(), seen[i]) for i in seen}
    assert plan(files, known, settings).wanted == []
    storage.pipe("headcount/raw/b.meta.json", b"{}")
    due = plan(find_files(settings.raw), known, settings)
    assert [wanted.path.name for wanted in due.wanted] == ["b.txt"]


def test_a_machine_that_does_not_see_the_folder_says_so_instead_of_calling_it_empty(settings):
    (batch,) = plan(find_files(settings.raw), {}, settings).batches()
    require_same(batch, settings, versions())
    for name in ("a.txt", "b.txt"):
        (settings.raw / name).unlink()
    with pytest.raises(StorageError, match="mount the folder"):
        require_same(batch, settings, versions())


def test_a_machine_with_other_rules_does_not_read(settings):
    with pytest.raises(UsageError, match="install the same version"):
        require_same((), settings, ("0.1", "other words"))


def test_documents_of_some_days_are_read_again_and_others_left(settings, known):
    (settings.raw / "a.txt").write_text(f"date 2016-03-01 {TEXT}")
    (settings.raw / "b.meta.json").write_text('{"published": "2017"}')
    (settings.raw / "c.txt").write_text(f"date 2017-12-31 {TEXT}")
    days = {"since": date(2016, 3, 1), "until": date(2016, 12, 31)}
    made = plan(find_files(settings.raw), known, settings, **days)
    assert [wanted.path.name for wanted in made.wanted] == ["a.txt"]
    assert len(made.unchanged) == 1  # b.txt, as it is known; c.txt is not
    later = plan(find_files(settings.raw), known, settings, since=date(2017, 6, 1))
    assert [wanted.path.name for wanted in later.wanted] == ["b.txt", "c.txt"]
