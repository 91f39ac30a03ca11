"""Atoms -> Numbers: number words and digits that say one number together are folded into it.

Ranges and shares ("20 to 30", "one in five") take two numbers and are made in `ranges`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from etl.extract.numbers.atoms import Atom, Kind, Number, NumberClass, NumberForm, exact

_OPEN = 10**30
"""Nothing said yet: any piece may follow."""


class Joint(IntEnum):
    """What stands between two atoms, if it can hold one number together."""

    NONE = 0
    SPACE = 1
    HYPHEN = 2
    AND = 3
    AND_A = 4
    A = 5
    OF = 6
    OF_A = 7
    POINT = 8


_JOINTS = {
    **dict.fromkeys(("-", "‑", "–"), Joint.HYPHEN),
    **dict.fromkeys(("and", "-and-"), Joint.AND),
    **dict.fromkeys(("and a", "and-a-", "-and-a-"), Joint.AND_A),
    "a": Joint.A,
    "of": Joint.OF,
    "of a": Joint.OF_A,
    "point": Joint.POINT,
}
_ARTICLES = ("a ", "an ", "a-")
_FEW = ("few", "several", "many")
_VAGUE = NumberClass.MULTIPLE


class Run(NamedTuple):
    """A number and what the next stage needs to know of it."""

    number: Number
    scale: int
    """Its last multiplier: in "20 to 30 thousand" it belongs to both."""


def joint(text: str, end: int, start: int) -> Joint:
    """Read what stands in `text[end:start]`."""
    gap = text[end:start]
    if gap == " ":
        return Joint.SPACE
    if start - end > 12 or not gap:
        return Joint.NONE
    words = gap.lower().split()
    if not words:
        return Joint.SPACE if gap.count("\n") < 2 and "\t" not in gap else Joint.NONE
    return _JOINTS.get(" ".join(words), Joint.NONE)


def fold(text: str, atoms: Sequence[Atom]) -> list[Run]:
    """Give the numbers of `text` in order; each atom is in exactly one, or is no number at all."""
    runs: list[Run] = []
    i, count = 0, len(atoms)
    while i < count:
        atom = atoms[i]
        kind = atom.kind
        if kind is Kind.CLOSED:
            form = NumberForm.DIGITS
            runs.append(Run(Number(atom.start, atom.end, atom.value, atom.high, form, atom.cls), 1))
            i += 1
        elif kind is Kind.ZERO:
            i = _zero(text, atoms, i, runs)
        elif kind is Kind.DIGITS and (i + 1 == count or atoms[i + 1].start - atom.end > 12):
            runs.append(_digits(atom))
            i += 1
        else:
            folder = _Folder(text, atoms, i)
            i = folder.read(runs)
    return runs


def _digits(atom: Atom) -> Run:
    cls = NumberClass.CARDINAL if isinstance(atom.value, int) else NumberClass.DECIMAL
    form = NumberForm.DIGITS if atom.scale == 1 else NumberForm.MIXED
    return Run(Number(atom.start, atom.end, atom.value, None, form, cls), atom.scale)


def _zero(text: str, atoms: Sequence[Atom], i: int, runs: list[Run]) -> int:
    atom = atoms[i]
    if i + 1 < len(atoms) and text[atom.end : atoms[i + 1].start] in (". ", ".", ".\xa0"):
        if atoms[i + 1].cls is NumberClass.LABEL:
            return i + 1
    if text[atom.start : atom.end].lower() != "no" and i + 1 < len(atoms):
        if joint(text, atom.end, atoms[i + 1].start) is Joint.POINT:
            folder = _Folder(text, atoms, i)
            return folder.read(runs)
    number = Number(atom.start, atom.end, 0, None, NumberForm.WORDS, NumberClass.ZERO)
    runs.append(Run(number, 1))
    return i + 1


class _Folder:
    """Reads one number from atom `first` on, as far as the atoms go together."""

    def __init__(self, text: str, atoms: Sequence[Atom], first: int) -> None:
        self.text, self.atoms, self.i = text, atoms, first
        self.start, self.end = atoms[first].start, atoms[first].end
        self.total: int | float = 0
        """Sum of the finished multiples of a scale."""
        self.chunk: int | float = 0
        """The last of these."""
        self.group: int | float = 0
        """Said since the last scale."""
        self.piece: int | float = 0
        """The last addend of the group."""
        self.room: int = _OPEN
        """What is added next must stay below this."""
        self.floor: int = _OPEN
        """The last scale; the next one must stay below it."""
        self.scale = 1
        self.words = self.digits = False
        self.cls = NumberClass.CARDINAL
        self.saved: tuple[int, int, int | float] | None = None
        """Next atom, end and total after the last scale: where to go back to."""

    def read(self, runs: list[Run]) -> int:
        """Append what is read to `runs`; give the index of the atom that comes next."""
        first = self.i
        if not self._begin():
            return first + 1
        atoms, count = self.atoms, len(self.atoms)
        while self.i < count:
            between = joint(self.text, self.end, atoms[self.i].start)
            if between is Joint.NONE or not self._take(atoms[self.i], between):
                break
        number = self._number()
        runs.append(Run(number, self.scale))
        return self.i

    def _number(self) -> Number:
        value = exact(self.total + self.group)
        cls = self.cls
        if cls is NumberClass.CARDINAL and not isinstance(value, int):
            cls = NumberClass.DECIMAL
        form = (
            NumberForm.WORDS
            if not self.digits
            else NumberForm.MIXED
            if self.words
            else NumberForm.DIGITS
        )
        return Number(self.start, self.end, value, None, form, cls)

    def _accept(self, atom: Atom) -> bool:
        self.end = atom.end
        self.i += 1
        if atom.kind is Kind.DIGITS:
            self.digits = True
            self.words = self.words or atom.scale > 1
        else:
            self.words = True
        return True

    def _begin(self) -> bool:
        """Read the first atom, with the article or "several" before it; give False if it is no number."""
        atom = self.atoms[self.i]
        kind, value = atom.kind, atom.value
        before = self.text[max(0, self.start - 9) : self.start].lower()
        article = next(
            (a for a in _ARTICLES if before.endswith(a) and not before[: -len(a)][-1:].isalnum()),
            "",
        )
        if kind is Kind.PIECE:
            self.group = self.piece = value
            self.room = _below(value)
        elif kind is Kind.DIGITS:
            self.group = self.piece = value
            self.room = 0
            self.scale = atom.scale
            if atom.scale > 1:
                self.total, self.chunk, self.group, self.piece = value, value, 0, 0
                self.floor = self.scale
        elif kind is Kind.ZERO:
            self.room = 0
        elif kind in (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN):
            few = next((w for w in _FEW if before.rstrip(" -").endswith(w)), "")
            if few and not article:
                self.cls = _VAGUE
                self.start = self.start - len(before) + before.rindex(few)
                if self.text[max(0, self.start - 2) : self.start].lower() == "a ":
                    self.start -= 2
            if kind is Kind.DOZEN and value == 20 and not article and not few:
                self.i += 1
                return False
            self.start -= len(article)
            self._multiply(atom, 1)
        elif kind is Kind.ORDINAL:
            self._ordinal(atom, article)
        elif kind is Kind.FRACTION:
            self.cls = NumberClass.FRACTION
            self.start -= len(article)
            self.group = 1 / value
            self.room = -1
        else:
            self.cls = _VAGUE
            self.group = value
            self.room = -2
            if kind is Kind.MULTIPLE and self.text[atom.start : atom.end].lower() == "couple":
                self.start -= len(article)
        return self._accept(atom)

    def _ordinal(self, atom: Atom, article: str) -> None:
        """Tell "a third of" (a fraction) from "a third man" (an ordinal)."""
        after = self.text[atom.end : atom.end + 4]
        share = (
            atom.value > 2 and article and (after[:4] == " of " or not after[:2].strip().isalnum())
        )
        self.room = -3
        self.group = 1 / atom.value if share else atom.value
        self.cls = NumberClass.FRACTION if share else NumberClass.ORDINAL
        if share:
            self.start -= len(article)

    def _multiply(self, atom: Atom, times: int | float) -> None:
        """Make `times` of the multiplier `atom` the newest part of the number."""
        value = int(atom.value)
        if atom.kind is Kind.HUNDRED:
            self.group = self.piece = times * value
            self.room = 100
        elif atom.kind in (Kind.DOZEN, Kind.VAGUE) and value < 100:
            self.group += times * value - (self.piece if self.group else 0)
            self.room = 0
        else:
            self.chunk = times * value
            self.total += self.chunk
            self.group = self.piece = 0
            self.room = self.floor = value
            self.saved = (self.i + 1, atom.end, self.total)
        self.scale = value

    def _take(self, atom: Atom, between: Joint) -> bool:
        """Add the next atom if it belongs to this number."""
        kind = atom.kind
        if self.cls is NumberClass.ORDINAL:
            return False
        if between is Joint.POINT:
            return self._decimals()
        if kind is Kind.FRACTION:
            return self._fraction(atom, between)
        if self.cls is NumberClass.FRACTION:
            return self._of(atom, between)
        if self.cls is _VAGUE and self.room == -2:
            return self._of_vague(atom, between)
        if kind is Kind.ORDINAL:
            return self._end_ordinal(atom, between)
        if kind is Kind.PIECE:
            return self._add(atom, between)
        if kind is Kind.DIGITS:
            return self._add_digits(atom, between)
        if kind in (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN, Kind.VAGUE):
            return self._scale_up(atom, between)
        return False

    def _add(self, atom: Atom, between: Joint) -> bool:
        value = atom.value
        if value >= self.room or (between is Joint.AND and self.room < 100):
            return False
        if between not in (Joint.SPACE, Joint.HYPHEN, Joint.AND) or not isinstance(
            self.group + self.total, int
        ):
            return False
        if self.group >= 100 and self._next_is(Kind.HUNDRED):
            return False
        self.group += value
        self.piece = value
        self.room = _below(value)
        return self._accept(atom)

    def _next_is(self, kind: Kind) -> bool:
        """Tell whether the atom behind the next one is of `kind` and joined to it."""
        i = self.i + 1
        if i >= len(self.atoms) or self.atoms[i].kind is not kind:
            return False
        return joint(self.text, self.atoms[i - 1].end, self.atoms[i].start) in (
            Joint.SPACE,
            Joint.HYPHEN,
        )

    def _add_digits(self, atom: Atom, between: Joint) -> bool:
        """Add digits to digits only: "3 hundred and 21", "4 thousand 3 hundred"."""
        value = atom.value
        if (
            not self.digits
            or not isinstance(value, int)
            or not 0 < value < self.room
            or atom.scale > 1
        ):
            return False
        multiplied = self._next_is(Kind.HUNDRED) or self._next_is(Kind.SCALE)
        if between is Joint.AND:
            if self.room > 1000 or (self.group >= 100 and multiplied):
                return False
        elif between is not Joint.SPACE or not multiplied:
            return False
        self.group += value
        self.piece = value
        self.room = 0
        return self._accept(atom)

    def _scale_up(self, atom: Atom, between: Joint) -> bool:
        value = int(atom.value)
        if between in (Joint.AND_A, Joint.A):
            if value >= self.room or self.group or atom.kind is Kind.VAGUE:
                return False
            self._multiply(atom, 1)
            return self._accept(atom)
        if between not in (Joint.SPACE, Joint.HYPHEN):
            return False
        if atom.kind is Kind.HUNDRED or value < 100:
            small = 0 < self.piece < 100 or (self.digits and not self.words)
            if not self.group or not small or (self.piece != self.group and value == 100):
                return False
            self._multiply(atom, self.piece)
            return self._accept(atom)
        if self.group:
            if value >= self.floor:
                return self._go_back()
            self._multiply(atom, self.group)
            return self._accept(atom)
        if self.chunk and self.total:
            self.total += self.chunk * (value - 1)
            self.chunk *= value
            self.scale = self.floor = self.scale * value
            self.room = 0
            return self._accept(atom)
        return False

    def _go_back(self) -> bool:
        """Give back what was read since the last scale: it begins a number of its own."""
        if self.saved is not None:
            self.i, self.end, self.total = self.saved
            self.group = 0
        return False

    def _end_ordinal(self, atom: Atom, between: Joint) -> bool:
        value = int(atom.value)
        fits = value < self.room and (between is not Joint.AND or self.room >= 100)
        if between not in (Joint.SPACE, Joint.HYPHEN, Joint.AND):
            return False
        if value < 100 and fits:
            self.group += value
        elif value >= 100 and self.group and between is not Joint.AND and self.piece < 100:
            self.group += self.piece * (value - 1) if value == 100 else self.group * (value - 1)
        elif value > 2 and self.group + self.total == 1 and between is not Joint.AND:
            self.group = 1 / value
            self.cls = NumberClass.FRACTION
            return self._accept(atom)
        elif value >= 1000 and self.total and not self.group and between is not Joint.AND:
            self.total *= value
        else:
            return False
        self.cls = NumberClass.ORDINAL
        return self._accept(atom)

    def _fraction(self, atom: Atom, between: Joint) -> bool:
        """Add "and a half", or divide: "two thirds"."""
        if self.cls is not NumberClass.CARDINAL:
            return False
        if between is Joint.AND_A:
            part = 1 / atom.value
            if self.total and not self.group and self.scale >= 1000:
                self.total += part * self.scale
            else:
                self.group += part
            self.room = -1
            return self._accept(atom)
        if between in (Joint.SPACE, Joint.HYPHEN) and self.total + self.group:
            self.total, self.group = 0, (self.total + self.group) / atom.value
            self.cls = NumberClass.FRACTION
            return self._accept(atom)
        return False

    def _of(self, atom: Atom, between: Joint) -> bool:
        """Multiply a fraction: "half a million", "two thirds of a million", "half a dozen"."""
        if between not in (Joint.A, Joint.OF_A, Joint.SPACE, Joint.HYPHEN) or not self.group:
            return False
        if atom.kind not in (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN) or self.room == -3:
            return False
        self.total, self.group = exact(self.group * atom.value), 0
        self.scale = int(atom.value)
        self.cls = NumberClass.CARDINAL
        self.room = 0
        return self._accept(atom)

    def _of_vague(self, atom: Atom, between: Joint) -> bool:
        """Multiply a vague plural: "tens of thousands", "a couple of hundred"."""
        if between not in (Joint.OF, Joint.SPACE) or atom.kind not in (
            Kind.HUNDRED, Kind.SCALE, Kind.DOZEN, Kind.VAGUE
        ):  # fmt: skip
            return False
        self.group *= atom.value
        return self._accept(atom)

    def _decimals(self) -> bool:
        """Read the words behind "point": "two hundred point seventy-one"."""
        if self.room < 0:
            return False
        spelled, i, end = "", self.i, self.end
        while i < len(self.atoms) and len(spelled) < 15:
            atom = self.atoms[i]
            if i > self.i and joint(self.text, end, atom.start) not in (Joint.SPACE, Joint.HYPHEN):
                break
            if atom.kind not in (Kind.PIECE, Kind.ZERO):
                break
            tens = (
                spelled[-1:] == "0"
                and len(spelled) > 1
                and atom.value < 10
                and self.atoms[i - 1].value >= 20
            )
            spelled = spelled[:-1] + str(atom.value) if tens else spelled + str(atom.value)
            end, i = atom.end, i + 1
        if not spelled:
            return False
        self.group = float(f"{self.total + self.group}.{spelled}")
        self.total, self.cls, self.words = 0, NumberClass.DECIMAL, True
        self.i, self.end, self.room = i, end, -3
        return False


def _below(value: int | float) -> int:
    """Give the bound that what follows a piece must stay below: 10 behind "twenty", 0 behind "six"."""
    return 10 if value >= 20 else 0
