"""Text and vocabulary hits -> every number of the text, with its span and its value.

What a number counts, and whether a hedge stands before it, is not asked here: that is the grammar's
business. No digit of the text is outside all numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers.atoms import Atom, Kind, Number, NumberClass, NumberForm
from etl.extract.numbers.digits import read_digits
from etl.extract.numbers.ranges import join_ranges
from etl.extract.numbers.runs import fold

__all__ = ["Number", "NumberClass", "NumberForm", "read_numbers"]

_KINDS = {
    "number.unit": Kind.PIECE,
    "number.teen": Kind.PIECE,
    "number.ten": Kind.PIECE,
    "number.hundred": Kind.HUNDRED,
    "number.scale": Kind.SCALE,
    "number.dozen": Kind.DOZEN,
    "number.vague": Kind.VAGUE,
    "number.ordinal": Kind.ORDINAL,
    "number.fraction": Kind.FRACTION,
    "number.multiple": Kind.MULTIPLE,
    "number.zero": Kind.ZERO,
}


def read_numbers(text: str, hits: Sequence[Hit]) -> list[Number]:
    """Give the numbers of `text` in order, none overlapping, in linear time.

    `hits` are the lexicon's (kinds `number.*`; `place.*` tells "Oman-52" from "COVID-19").
    """
    atoms = read_digits(text, hits)
    words = _word_atoms(hits)
    if words:
        atoms += words
        atoms.sort()
    return join_ranges(text, fold(text, atoms))


def _word_atoms(hits: Sequence[Hit]) -> list[Atom]:
    atoms = []
    for hit in hits:
        for entry in hit.entries:
            kind = _KINDS.get(entry.kind)
            if kind is not None:
                atoms.append(Atom(hit.start, hit.end, kind, entry.value))  # type: ignore[arg-type]
                break
    return atoms
