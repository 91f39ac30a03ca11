"""paths of documents -> what `extract` and `check` print of them.

No warehouse is read or written here, and none of its libraries loaded.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from etl.cli.telling import complain, number, one_line
from etl.errors import UsageError
from etl.settings import DEFAULTS, Settings
from schemas.codes import GRAVE, Severity

if TYPE_CHECKING:
    from etl.answers import Answer


def extract(args: argparse.Namespace) -> int:
    """Documents -> one JSON object a line."""
    answers = Answers(args.paths, args.given.settings)
    for answer in answers:
        print(answer.as_json(numbers=args.numbers))
    return 2 if answers.failed else 0


def check(args: argparse.Namespace) -> int:
    """Documents -> what was found and what was wrong with it, for people."""
    if args.hedges is not None:
        return _check_by_other_hedges(args)
    answers = Answers(args.paths, args.given.settings)
    severities: list[Severity] = []
    for answer in answers:
        counts = number(len(answer.extraction.counts), "count")
        print(f"{one_line(answer.document.document)}: {counts}")
        for made in answer.checks:
            severities.append(made.severity)
            print(f"  {made.severity:8}{made.kind}, {made.verdict}: {one_line(made.message)}")
    told = [f"{severities.count(s):,} {s}" for s in Severity if s in severities]
    print(": ".join([number(len(severities), "check"), *([", ".join(told)] if told else [])]))
    if answers.failed:
        return 2
    return int(not GRAVE[args.fail_on].isdisjoint(severities))


def _check_by_other_hedges(args: argparse.Namespace) -> int:
    """Documents, another hedges.yml -> the checks that come out otherwise by it, and how."""
    from etl.flips import flips_of

    answers = Answers(args.paths, args.given.settings)
    found = flips_of(answers.files(), args.hedges, args.given.settings)
    for failure in found.failures:
        answers.tell(failure.message)
    for flip in found.flips:
        before, after = flip.before or "not made", flip.after or "not made"
        where = one_line(flip.document or "several documents")
        print(f"{where}: {flip.rule}, {before} → {after}: {one_line(flip.check.message)}")
    print(f"{number(found.checks, 'check')}, of which {len(found.flips):,} would change")
    if answers.failed:
        return 2
    worse = [flip.check.severity for flip in found.flips if flip.after is not None]
    return int(not GRAVE[args.fail_on].isdisjoint(worse))


class Answers:
    """Paths -> the answer for each document, sorted by path.

    A document that cannot be read is told on stderr and counted in `failed`; the others follow.
    """

    def __init__(self, paths: list[Path], settings: Settings = DEFAULTS) -> None:
        self.failed = 0
        self._paths = paths
        self._settings = settings

    def __iter__(self) -> Iterator[Answer]:
        from etl.answers import read_batch

        for path, root in self.files():
            batch = read_batch([path], root, settings=self._settings)
            for failure in batch.failures:
                self.tell(failure.message)
            yield from batch.answers

    def files(self) -> list[tuple[Path, Path]]:
        """Each file with the path that it was found below, sorted; a wrong path is told."""
        from etl.documents import find_documents

        roots: dict[Path, Path] = {}
        for path in self._paths:
            try:
                roots |= dict.fromkeys(find_documents(path), path)
            except UsageError as error:
                self.tell(str(error))
        return sorted(roots.items())

    def tell(self, message: str) -> None:
        """Tell that something could not be read, and count it."""
        self.failed += 1
        complain(message)
