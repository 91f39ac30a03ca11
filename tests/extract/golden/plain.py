"""tests/data/plain -> short texts with the counts that are right, and which of them are misread.

Run `python -m tests.extract.golden.plain` to see what is misread, and with `--update` to write
plain_misses.yml anew after the extractor has changed for the better.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.extract.golden.pairs import CORE, rows_of
from tests.extract.reading import extraction

FOLDER = Path(__file__).parents[2] / "data" / "plain"
MISSES = Path(__file__).parent / "plain_misses.yml"
HEAD = "# Made by `python -m tests.extract.golden.plain --update`: texts that are misread.\n"
FIELDS = (*CORE, "as_of", "qualifier")
"""What a count has in the files; only CORE is compared, for a text says the others in many ways."""


class Plain(NamedTuple):
    """A short text or article, and its counts."""

    name: str
    title: str | None
    text: str
    published: str | None
    counts: tuple[Mapping[str, Any], ...]

    def differences(self) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
        """Give the counts that are missing, and those that are too many."""
        found = extraction(self.text, title=self.title, published=self.published).counts
        read = [{field: getattr(c, field) for field in CORE} for c in found if c.segment is None]
        wanted, got = rows_of(self.counts, CORE), rows_of(read, CORE)
        return wanted - got, got - wanted


@lru_cache
def plain() -> tuple[Plain, ...]:
    """Read all texts; a name is that of the file, and which of its texts it is."""
    return tuple(
        Plain(
            f"{path.stem}-{k}",
            one.get("title"),
            one["text"],
            one.get("published"),
            _counts(one["counts"]),
        )
        for path in sorted(FOLDER.glob("*.yml"))
        for k, one in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    )


def _counts(rows: Sequence[Sequence[Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(zip(FIELDS, row, strict=False)) for row in rows)


def misses() -> frozenset[str]:
    """Give the names of texts that were misread at the last update."""
    return frozenset(yaml.safe_load(MISSES.read_text(encoding="utf-8")))


def documents() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the texts as annotated documents, to learn from: each count where its number stands."""
    for one in plain():
        where = defaultdict(list)
        for number in extraction(one.text).numbers:
            where[number.value].append(number.start)
        counts = []
        for count in one.counts:
            starts = where[count["value"]] or [-1]
            counts.append({**count, "start": starts.pop(0) if len(starts) > 1 else starts[0]})
        counts.sort(key=lambda count: int(count["start"]))
        yield one.name, {
            "title": one.title, "published": one.published, "text": one.text, "counts": counts
        }  # fmt: skip


def main() -> None:
    told = {one.name: differs for one in plain() if any(differs := one.differences())}
    if sys.argv[1:] == ["--update"]:
        MISSES.write_text(HEAD + yaml.safe_dump(sorted(told)), encoding="utf-8")
    for one in plain():
        if one.name in told and not sys.argv[1:]:
            missing, many = told[one.name]
            print(f"{one.name}: {one.text}", *sorted(map(str, missing)), sep="\n    - ")
            print("".join(f"    + {row}\n" for row in sorted(map(str, many))), end="")
    print(f"{len(plain()) - len(told)} of {len(plain())} texts right")


if __name__ == "__main__":
    main()
