"""Text and vocabulary hits -> every number of the text, with its span and its value.

What a number counts, and whether a hedge stands before it, is not asked here: that is the grammar's
business. No digit of the text is outside all numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from etl.extract.lexicon import Hit
from etl.extract.numbers.atoms import Atom, Kind, Number, NumberClass, NumberForm
from etl.extract.numbers.digits import read_digits
from etl.extract.numbers.fractions import push, settle
from etl.extract.numbers.joints import Joint, joint
from etl.extract.numbers.ranges import join_ranges
from etl.extract.numbers.runs import Folder, Run, stands_alone

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
    "number.part": Kind.PART,
    "number.half": Kind.HALF,
    "number.multiple": Kind.MULTIPLE,
    "number.zero": Kind.ZERO,
    "number.sign": Kind.SIGN,
}
_NUMBERS = frozenset(_KINDS)


# Looking up a member of an enumeration costs more than a function call, so the hot ones have names.
_CLOSED, _SIGN, _ZERO = Kind.CLOSED, Kind.SIGN, Kind.ZERO
_DIGITS, _PIECE = Kind.DIGITS, Kind.PIECE
_CARDINAL, _DECIMAL = NumberClass.CARDINAL, NumberClass.DECIMAL
_FRACTION, _ORDINAL = NumberClass.FRACTION, NumberClass.ORDINAL
_WORDS, _DIGITS_ONLY, _MIXED = NumberForm.WORDS, NumberForm.DIGITS, NumberForm.MIXED


def read_numbers(text: str, hits: Sequence[Hit]) -> list[Number]:
    """Give the numbers of `text` in order, none overlapping, in linear time.

    `hits` are the lexicon's (kinds `number.*`; `place.*` tells "Oman-52" from "COVID-19").
    """
    atoms = read_digits(text, hits)
    words = _word_atoms(hits)
    if words:
        atoms += words
        atoms.sort(key=itemgetter(0))
    return join_ranges(text, _fold(text, atoms))


def _word_atoms(hits: Sequence[Hit]) -> list[Atom]:
    atoms = []
    for hit in hits:
        if _NUMBERS.isdisjoint(hit.classes):
            continue
        for entry in hit.entries:
            kind = _KINDS.get(entry.kind)
            if kind is not None:
                value = entry.value
                assert isinstance(value, int)
                cls = NumberClass.ZERO if kind is _ZERO else _CARDINAL
                atoms.append(Atom(hit.start, hit.end, kind, value, 1, cls))
                break
    return atoms


def _fold(text: str, atoms: Sequence[Atom]) -> list[Run]:
    """Give the runs of `text` in order; an atom is in one of them, or is no number at all."""
    runs: list[Run] = []
    minus: list[Atom] = []
    open_fraction = False  # on top of `runs`: what comes next may be multiplied with it
    i, count = 0, len(atoms)
    while i < count:
        atom = atoms[i]
        kind = atom.kind
        run: Run | None = None
        if kind is _CLOSED or stands_alone(atoms, i):
            run = _alone(atom)
        elif kind is _SIGN:
            minus.append(atom)
        elif kind is _ZERO and not _has_decimals(text, atoms, i):
            if not _is_abbreviation(text, atom):
                run = _alone(atom)
        else:
            folder = Folder(text, atoms, i)
            run = folder.read()
            i = folder.i - 1
        i += 1
        if run is None:
            continue
        cls = run.number.cls
        if open_fraction or cls is _FRACTION or cls is _ORDINAL:
            push(text, runs, run)
            open_fraction = runs[-1].number.cls is _FRACTION
        else:
            runs.append(run)
    settle(text, runs)
    return _negated(runs, {sign.end + 1: sign.start for sign in minus}) if minus else runs


def _alone(atom: Atom) -> Run:
    """Make a number of digits, or of a word below a hundred, that nothing is joined to."""
    start, end, kind, value, scale, cls, high = atom
    if kind is _DIGITS and not isinstance(value, int):
        cls = _DECIMAL
    form = _WORDS if kind is _PIECE or kind is _ZERO else _DIGITS_ONLY if scale == 1 else _MIXED
    return Run(Number(start, end, value, high, form, cls), scale)


def _has_decimals(text: str, atoms: Sequence[Atom], i: int) -> bool:
    """Tell "zero point five" from a zero."""
    return i + 1 < len(atoms) and joint(text, atoms[i].end, atoms[i + 1].start) is Joint.POINT


def _is_abbreviation(text: str, atom: Atom) -> bool:
    """Tell the "No." of "No. 47" from the word."""
    after = text[atom.end : atom.end + 3].replace(" ", "")
    return after[:1] == "." and after[1:2].isdigit() and atom.end - atom.start == 2


def _negated(runs: list[Run], minus: dict[int, int]) -> list[Run]:
    """Give the runs, negative where "minus" stands right before; `minus` gives its start."""
    signed = []
    for run in runs:
        number = run.number
        start = minus.get(number.start)
        if start is not None:
            run = run._replace(number=number._replace(start=start, value=-number.value))
        signed.append(run)
    return signed
