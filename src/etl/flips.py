"""files, other hedges -> Flips: checks that come out otherwise when hedges.yml says something else.

Each file is read twice, by the words that are shipped and by the others; nothing is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.answers import compare, read_batch
from etl.settings import DEFAULTS, Settings
from etl.vocabulary import Vocabulary, load_vocabulary
from schemas.codes import Verdict
from schemas.records import Check, Failure


@dataclass(frozen=True, slots=True)
class Flip:
    """One check whose verdict is another one by the other words."""

    document: str | None
    """Path of the document checked; None for a check over several."""
    rule: str
    before: Verdict | None
    """None for a check that is only made by the other words."""
    after: Verdict | None
    """None for one that is not made any more."""
    check: Check
    """As it comes out by the other words, or as it was where it is not made any more."""


@dataclass(frozen=True, slots=True)
class Flips:
    """What changes, of how many checks, and which files could not be read."""

    flips: tuple[Flip, ...]
    checks: int
    failures: tuple[Failure, ...]


def flips_of(
    files: Sequence[tuple[Path, Path]], hedges: Path, settings: Settings = DEFAULTS
) -> Flips:
    """Read files, each with the folder that it is below, by both; in the order of their paths.

    Checks over all of the files are among them. Raises VocabularyError, which names the file and
    what is wrong in it.
    """
    before = _read(files, load_vocabulary(), settings)
    after = _read(files, load_vocabulary(hedges=hedges), settings)
    return Flips(tuple(_flips(before, after)), len(before.checks), before.failures)


@dataclass(frozen=True, slots=True)
class _Reading:
    names: dict[str, str]
    checks: dict[str, Check]
    failures: tuple[Failure, ...]


def _read(
    files: Sequence[tuple[Path, Path]], vocabulary: Vocabulary, settings: Settings
) -> _Reading:
    answers, failures = [], []
    for path, root in files:
        batch = read_batch([path], root, settings, vocabulary)
        answers += batch.answers
        failures += batch.failures
    made = [check for answer in answers for check in answer.checks]
    made += compare((answer.document, answer.extraction) for answer in answers)
    names = {answer.document.document_id: answer.document.document for answer in answers}
    return _Reading(names, {check.check_id: check for check in made}, tuple(failures))


def _flips(before: _Reading, after: _Reading) -> Iterable[Flip]:
    for check_id, was in before.checks.items():
        now = after.checks.get(check_id)
        if now is None or now.verdict is not was.verdict:
            verdict = None if now is None else now.verdict
            yield Flip(
                before.names.get(was.document_id or ""), was.rule, was.verdict, verdict, now or was
            )
    for check_id, now in after.checks.items():
        if check_id not in before.checks:
            yield Flip(after.names.get(now.document_id or ""), now.rule, None, now.verdict, now)
