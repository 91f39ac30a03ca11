"""A warehouse in a temporary folder, and loads into it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from etl.frames import build_frames
from etl.snapshots import Run, query, writing

COUNTRIES = {"CAN": "Canada", "CHN": "China", "USA": "United States"}


@pytest.fixture
def a_run():
    """a_run("one") -> Run."""

    def make(run_id: str, **given) -> Run:
        versions = {
            "code_version": "0.1.0",
            "extractor_version": "1",
            "vocabulary_digest": "v1",
        }
        return Run(run_id, datetime.now(UTC), **{**versions, **given})

    return make


@pytest.fixture
def ingest(tmp_path, a_run):
    """ingest(extracted..., present=...) loads (document, extraction) pairs and publishes."""
    numbers = count(1)

    def make(*pairs, present=None, failures=(), checks=(), run=None, folder=tmp_path):
        documents = [document for document, _ in pairs]
        frames = build_frames(documents, failures, [found for _, found in pairs], checks)
        if present is None:
            present = {document.document_id for document in documents}
        with writing(folder) as writer:
            result = writer.load(frames, present, run or a_run(f"run-{next(numbers)}"))
            writer.publish(COUNTRIES)
        return result

    return make


@pytest.fixture
def ask(tmp_path):
    """ask(sql, ...) -> rows of the published file."""
    return lambda sql, *parameters: query(tmp_path, sql, parameters).rows


@pytest.fixture
def pair(a_document, a_count, an_extraction):
    """pair("a.txt", 278) -> a document that says one number, and its extraction."""

    def make(name: str = "a.txt", value: int = 278, **given):
        document = a_document(name, f"The US holds {value} Canadians.")
        return document, an_extraction(document, a_count(document, str(value), **given))

    return make
