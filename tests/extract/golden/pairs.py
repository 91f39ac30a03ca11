"""tests/data/golden -> what is read right, what is not, and how well all of it is read.

Run `python -m tests.extract.golden.pairs` to see the differences, with a name for one document's,
and with `--update` to write standing.yml anew after the extractor has changed for the better.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.extract.reading import extraction

FOLDER = Path(__file__).parents[2] / "data" / "golden"
STANDING = Path(__file__).parent / "standing.yml"
FIELDS = ("measure", "value", "value_high", "qualifier", "place", "origin", "as_of")
CORE = ("measure", "value", "place", "origin")
HEAD = """\
# Made by `python -m tests.extract.golden.pairs --update`; not written by hand.
#   core_f1  the floor for all documents together: as measured, cut behind the second digit
#   right    documents whose counts are read as annotated, in each of
#            {fields}
#   misses   documents of which that is not true today, and what differs
"""


@dataclass(frozen=True)
class Pair:
    """One golden document: the counts annotated, and those that are read."""

    annotated: tuple[Mapping[str, Any], ...]
    read: tuple[Mapping[str, Any], ...]

    def differences(self) -> dict[str, list[str]]:
        """Give the counts that are missing and those that are too many; empty if all is right."""
        wanted, found = rows_of(self.annotated, FIELDS), rows_of(self.read, FIELDS)
        both = {"missing": wanted - found, "too_many": found - wanted}
        return {side: sorted(map(_line, rows)) for side, rows in both.items() if rows}


def golden(name: str) -> dict[str, Any]:
    """Read one annotated document: title, published, about, text, counts, sums, contradictions."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


def names() -> list[str]:
    """Give the names of all golden documents."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@lru_cache
def pair(name: str) -> Pair:
    """Read one golden document's text with the shipped vocabulary."""
    gold = golden(name)
    found = extraction(gold["text"], title=gold["title"], published=gold["published"]).counts
    read = [{field: getattr(c, field) for field in FIELDS} for c in found if c.segment is None]
    return Pair(tuple(gold["counts"]), tuple(read))


def core_f1(pairs: Iterable[Pair]) -> float:
    """Compare measure, value, place and origin over all documents, as the evaluation does."""
    hits = found = wanted = 0
    for one in pairs:
        said, got = rows_of(one.annotated, CORE), rows_of(one.read, CORE)
        hits, found, wanted = hits + len(said & got), found + len(got), wanted + len(said)
    return 2 * hits / (found + wanted)


def standing() -> dict[str, Any]:
    """Read what was written by the last update."""
    loaded: dict[str, Any] = yaml.safe_load(STANDING.read_text(encoding="utf-8"))
    return loaded


def rows_of(counts: Iterable[Mapping[str, Any]], fields: tuple[str, ...]) -> set[tuple[Any, ...]]:
    """Give counts as rows of some of their fields, for comparison."""
    return {tuple(_comparable(count.get(field)) for field in fields) for count in counts}


def _comparable(value: Any) -> Any:
    """Give a value as it is compared: a group of countries may be spelled in more than one way."""
    return "REGION" if isinstance(value, str) and value.startswith("REGION:") else value


def _line(row: tuple[Any, ...]) -> str:
    return " ".join("-" if value is None else str(value) for value in row)


def _update() -> None:
    pairs = {name: pair(name) for name in names()}
    misses = {name: differs for name, one in pairs.items() if (differs := one.differences())}
    right = [name for name in pairs if name not in misses]
    before = set(standing()["right"]) if STANDING.exists() else set()
    measured = core_f1(pairs.values())
    said = {"core_f1": int(measured * 100) / 100, "right": right, "misses": misses}
    text = yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=100)
    STANDING.write_text(HEAD.format(fields=", ".join(FIELDS)) + text, encoding="utf-8")
    print(f"{len(right)} of {len(pairs)} documents right, core F1 {measured:.4f}")
    for sign, changed in (("+", set(right) - before), ("-", before - set(right))):
        print("".join(f"{sign} {name}\n" for name in sorted(changed)), end="")


def _show(wanted: list[str]) -> None:
    pairs = {name: pair(name) for name in wanted}
    for name, one in pairs.items():
        for side, lines in one.differences().items():
            print(f"{name}: {side}", *lines, sep="\n    ")
    print(f"core F1 {core_f1(pairs.values()):.4f} on {len(pairs)} documents")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    _update() if arguments == ["--update"] else _show(arguments or names())
