"""raw files -> Answers: what each document says, whether it adds up, and that as JSON.

Nothing is kept here: flows/ingest.py takes the answers on to the warehouse. What a record means is
not decided here either: each key of the JSON is a field of `schemas.records`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from etl.documents import (
    READER_VERSION,
    Intake,
    document_name,
    take_in,
)
from etl.errors import UnreadableDocument
from etl.extract import EXTRACTOR_VERSION, extract
from etl.reconcile import intake_checks, reconcile, reconcile_documents
from etl.settings import DEFAULTS, Settings
from etl.vocabulary import Vocabulary, load_vocabulary
from schemas.records import Check, Claim, Count, Document, Extraction, Failure

COUNT = (
    "measure", "value", "value_high", "qualifier", "place", "origin", "as_of", "start", "end",
    "number", "quote", "segment", "low", "high", "role", "obs_status",
)  # fmt: skip
"""What is printed of a count, in this order."""
CLAIM = (
    "kind", "measure", "place", "origin", "as_of", "relation", "value", "value_high",
    "qualifier", "start", "end", "quote",
)  # fmt: skip
CHECK = (
    "kind", "rule", "level", "measure", "by", "fixed", "as_of", "total", "parts_sum", "n_parts",
    "residual", "imbalance", "values", "verdict", "severity", "blame", "hint", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One document, what was extracted from it, and how its numbers agree with each other."""

    document: Document
    extraction: Extraction
    checks: tuple[Check, ...]

    def as_json(self, *, numbers: bool = False) -> str:
        """One line of JSON; with `numbers`, each number of the text and what became of it.

        The same answer gives the same bytes.
        """
        said: dict[str, object] = {
            "document": self.document.document,
            "document_id": self.document.document_id,
            "published": self.document.published,
            "counts": [_fields(count, COUNT) for count in self.extraction.counts],
            "claims": [_fields(claim, CLAIM) for claim in self.extraction.claims],
            "checks": [_fields(check, CHECK) for check in self.checks],
        }
        if numbers:
            said["numbers"] = [asdict(number) for number in self.extraction.numbers]
        return json.dumps(said, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """What some raw files say."""

    answers: list[Answer] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def documents(self) -> list[Document]:
        """The documents of the answers."""
        return [answer.document for answer in self.answers]

    @property
    def extractions(self) -> list[Extraction]:
        """What was extracted from them."""
        return [answer.extraction for answer in self.answers]

    @property
    def checks(self) -> list[Check]:
        """All their checks."""
        return [check for answer in self.answers for check in answer.checks]

    @classmethod
    def joined(cls, batches: Iterable[Batch]) -> Batch:
        """All batches as one."""
        whole = cls()
        for batch in batches:
            whole.answers.extend(batch.answers)
            whole.failures.extend(batch.failures)
        return whole


def versions() -> tuple[str, str]:
    """What an answer is made by, beside the document: the rules' version, the words' digest.

    The first is that of the extraction, a dot, and that of the readers.
    """
    return f"{EXTRACTOR_VERSION}.{READER_VERSION}", load_vocabulary().digest


def read_batch(
    paths: Iterable[Path],
    root: Path,
    settings: Settings = DEFAULTS,
    vocabulary: Vocabulary | None = None,
) -> Batch:
    """Read, extract and reconcile files below `root`, by the shipped vocabulary or another one.

    A file that cannot be read becomes a failure, and numbers that disagree become checks.
    """
    batch = Batch()
    vocabulary = vocabulary or load_vocabulary()
    for path in paths:
        try:
            batch.answers.append(_answer(take_in(path, root, settings), vocabulary))
        except UnreadableDocument as error:
            name = document_name(path, root)
            batch.failures.append(Failure(name, type(error).__name__, str(error)))
    return batch


def compare(told: Iterable[tuple[Document, Extraction]]) -> tuple[Check, ...]:
    """Checks between documents: all that a snapshot holds, with what they say."""
    told = sorted(told, key=lambda pair: pair[0].document)
    return reconcile_documents([d for d, _ in told], [e for _, e in told])


def _answer(intake: Intake, vocabulary: Vocabulary) -> Answer:
    extraction = extract(intake.document, vocabulary)
    checks = (*intake_checks(intake), *reconcile(extraction, document=intake.document))
    return Answer(intake.document, extraction, checks)


def _fields(record: Count | Claim | Check, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}
