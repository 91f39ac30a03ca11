"""A seed -> a corpus of any size whose answers are known: documents of 600 letters.

Document `n` depends on the seed, `n` and its edition alone, so that one of 100,000 can be changed,
or asked for, without the others. Each lists one measure by country, between prose without numbers;
of those that state a total, one in ten has parts that exceed it. Two documents share as few runs of
three words as two articles do, but for one in ten, which has the prose of the one before it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from etl.reconcile.rules import load_rules
from etl.snapshots import query
from etl.vocabulary import load_vocabulary

SEED = 20241016
FIRST_DAY = date(2001, 1, 1)
DAYS = 8_700
COUNTS = "SELECT document, measure, value, place, origin FROM counts"
SUMS = (
    "SELECT document, verdict FROM checks JOIN documents USING (document_id)"
    " WHERE kind = 'sum' AND total IS NOT NULL"
)
REPRINTED = 10
"""One in as many has the prose of another."""
LACKING = 5
"""What a total that does not add up has too little."""


class Known(NamedTuple):
    """A count that a document must give."""

    measure: str
    value: int
    place: str | None
    origin: str | None


class Form(NamedTuple):
    """A way to write a list, by `place` or by `origin`, with the sum of it where it has {total}."""

    measure: str
    by: str
    text: str
    row: str
    """One member of the list; the last is joined by `and`, or stands on a line of its own."""
    whole: str = "ALL"
    """What the total has where the parts have a country."""

    @property
    def total(self) -> bool:
        """Whether it states one."""
        return "{total}" in self.text

    @property
    def other(self) -> bool:
        """Whether its counts have the other of place and origin, which is named once."""
        return "{fixed}" in self.text or "{people}" in self.text


_SAID = yaml.safe_load(Path(__file__).with_name("data").joinpath("corpus.yml").read_text("utf-8"))
FORMS = tuple(Form(**form) for form in _SAID["forms"])
PROSE = tuple(_SAID["prose"])


@dataclass(frozen=True, slots=True)
class Written:
    """One document and its answers."""

    name: str
    text: str
    counts: Counter[Known]
    sums: str | None
    """The verdict on its total: `equal` or `over`; None where it states none."""


@cache
def _places() -> tuple[dict[str, dict[str, list[str]]], list[str]]:
    """The countries of the vocabulary, and the codes of those that can be named without doubt."""
    raw = load_vocabulary().raw["places"]
    countries = raw["countries"]
    ambiguous = {block["word"] for block in raw["ambiguous"]}
    uses = Counter(word for block in countries.values() for word in block.get("people") or ())
    plain = [
        code
        for code, block in countries.items()
        if block["name"] not in ambiguous
        and any(uses[word] == 1 and word.endswith("s") for word in block.get("people") or ())
    ]
    return countries, plain


def _members(code: str) -> str:
    """Several nationals of a country: Finns."""
    countries, _ = _places()
    return next(word for word in countries[code]["people"] if word.endswith("s"))


def document(n: int, edition: int = 0, seed: int = SEED) -> Written:
    """Document `n`; another edition of it has other numbers, but the same sentences."""
    shape = random.Random(f"{seed}/{n}")
    values = random.Random(f"{seed}/{n}/{edition}")
    form = FORMS[n % len(FORMS)]
    told, counts, lacking = _list(form, shape, values)
    day = FIRST_DAY + timedelta(shape.randrange(DAYS))
    words = random.Random(f"{seed}/prose/{n - (n % REPRINTED == REPRINTED - 1)}")
    prose = [" ".join(map(_sentence, [words] * words.randint(1, 3))) for _ in range(3)]
    text = "\n\n".join([f"date {day} {prose[0]}", told, *prose[1:]]) + "\n"
    verdict = ("over" if lacking else "equal") if form.total else None
    return Written(f"{n // 1000:04}/{n:07}.txt", text, counts, verdict)


def _list(
    form: Form, shape: random.Random, values: random.Random
) -> tuple[str, Counter[Known], bool]:
    """A list of countries, its counts, and whether its total, if it has one, lacks something.

    No territory of the country that is named once is among them: it would not be abroad.
    """
    countries, plain = _places()
    fixed, *codes = shape.sample(plain, shape.randint(4, 11))
    at_home = {fixed, *load_rules().territories.get(fixed, ())}
    codes = [code for code in codes if code not in at_home]
    if len(codes) == 1:  # a table of one row is none
        codes.append(next(code for code in plain if code not in {*at_home, *codes}))
    numbers = [_number(values) for _ in codes]
    lacking = form.total and shape.random() < 0.1
    total = sum(numbers) - (LACKING if lacking else 0)
    words = {"fixed": countries[fixed]["name"], "people": _members(fixed)}
    rows = [
        form.row.format(n=f"{n:,}", name=countries[c]["name"], members=_members(c), **words)
        for c, n in zip(codes, numbers, strict=True)
    ]
    listed = "\n".join(rows) if form.row[0] == "|" else f"{', '.join(rows[:-1])} and {rows[-1]}"
    text = form.text.format(list=listed, total=f"{total:,}", **words)
    pairs = [*zip(codes, numbers, strict=True), *([(form.whole, total)] if form.total else [])]
    other = fixed if form.other else None
    sides = ((c, other) if form.by == "place" else (other, c) for c, _ in pairs)
    known = (Known(form.measure, n, *side) for (_, n), side in zip(pairs, sides, strict=True))
    return text, Counter(known), lacking


def _sentence(shape: random.Random) -> str:
    sentence = " ".join(map(shape.choice, PROSE))
    return f"{sentence[0].upper()}{sentence[1:]}."


def _number(values: random.Random) -> int:
    """Two or more; a bare number from 1900 to 2099 could be a year."""
    ranges = ((2, 99), (100, 1_899), (2_100, 60_000))
    return values.randint(*values.choice(ranges))


def write(root: Path, numbers: Iterable[int], edition: int = 0, seed: int = SEED) -> None:
    """Write these documents below `root`."""
    for n in numbers:
        written = document(n, edition, seed)
        path = root / written.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written.text, encoding="utf-8")


def wrong(warehouse: Path, numbers: Iterable[int], changed: Collection[int] = ()) -> list[str]:
    """Names of documents of which the warehouse does not hold what it should, or holds too many.

    Those `changed` are held against edition 1.
    """
    counts: dict[object, Counter[Known]] = {}
    for name, *known in query(warehouse, COUNTS).rows:
        counts.setdefault(name, Counter())[Known(*known)] += 1  # type: ignore[arg-type]
    sums: dict[object, list[object]] = {}
    for name, verdict in query(warehouse, SUMS).rows:
        sums.setdefault(name, []).append(verdict)
    found = []
    for n in numbers:
        due = document(n, edition=int(n in changed))
        verdicts = [due.sums] if due.sums else []
        if counts.pop(due.name, None) != due.counts or sums.get(due.name, []) != verdicts:
            found.append(due.name)
    return found + [str(name) for name in counts]
