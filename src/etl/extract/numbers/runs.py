"""Atoms -> runs: number words and digits that say one number together are folded into it.

Parts of one ("two and a half million") are put together in `fractions`, ranges in `ranges`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.numbers.atoms import Atom, Kind, Number, NumberClass, NumberForm, exact
from etl.extract.numbers.joints import LONGEST, Joint, joint

# Looking up a member of an enumeration costs more than a function call, so the hot ones have names.
_PIECE, _HUNDRED, _SCALE, _VAGUE = Kind.PIECE, Kind.HUNDRED, Kind.SCALE, Kind.VAGUE
_DIGITS, _ORDINAL, _PART, _HALF = Kind.DIGITS, Kind.ORDINAL, Kind.PART, Kind.HALF
_ZERO = Kind.ZERO
_NONE, _SPACE, _AND, _OF, _POINT = Joint.NONE, Joint.SPACE, Joint.AND, Joint.OF, Joint.POINT
_CARDINAL, _DECIMAL, _MULTIPLE = NumberClass.CARDINAL, NumberClass.DECIMAL, NumberClass.MULTIPLE
_FORMS = {
    (True, False): NumberForm.WORDS,
    (False, True): NumberForm.DIGITS,
    (True, True): NumberForm.MIXED,
}
"""By whether there are words, and digits."""
_OPEN = 10**36
"""Anything may follow, and nothing is larger."""
_CLOSE = (Joint.SPACE, Joint.HYPHEN)
_MULTIPLIERS = (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN)
_ARTICLES = ("a ", "an ", "a-")
_FEW = ("few", "several", "many")


class Run(NamedTuple):
    """A number, and what the next stages need to know of it."""

    number: Number
    scale: int = 1
    """Its last multiplier: in "20 to 30 thousand" it belongs to both."""
    bare: bool = False
    """Nothing but a multiplier: "million", "a dozen"."""
    round: bool = False
    """Ends in its scale, so that "and a half" is half of that."""
    part: Sequence[Atom] = ()
    """The atoms of a run that ends in a plural ordinal: "twenty-firsts"."""


class Folder:
    """Reads one number from atom `first` on, as far as the atoms go together."""

    def __init__(self, text: str, atoms: Sequence[Atom], first: int) -> None:
        self.text, self.atoms, self.first, self.i = text, atoms, first, first
        self.start, self.end = atoms[first].start, atoms[first].end
        self.total: int | float = 0
        """Sum of the finished multiples of scales."""
        self.chunk: int | float = 0
        """The last of these."""
        self.group: int | float = 0
        """Said since the last scale."""
        self.piece: int | float = 0
        """The last addend of the group, while a multiplier may follow it."""
        self.room: int = _OPEN
        """What is added next must stay below this."""
        self.floor: int = _OPEN
        """The last scale; the next one must stay below it."""
        self.scale = 1
        self.words = self.digits = False
        self.cls = _CARDINAL
        self.saved = (first, 0, 0)
        """Next atom, its end and the total after the last scale: where to go back to."""

    def read(self) -> Run | None:
        """Give what is read, None for a word that is no number here; `i` is the next atom then."""
        atom = self.atoms[self.i]
        known = self._begin(atom)
        self._accept(atom)
        if not known:
            return None
        while self.i < len(self.atoms):
            following = self.atoms[self.i]
            between = joint(self.text, self.end, following.start)
            if between is _NONE or not self._take(following, between):
                break
        return self._run()

    def _run(self) -> Run:
        value = exact(self.total + self.group)
        cls = self.cls
        if cls is _CARDINAL and not isinstance(value, int):
            cls = _DECIMAL
        form = _FORMS[self.words, self.digits]
        number = Number(self.start, self.end, value, None, form, cls)
        last = self.atoms[self.i - 1].kind
        alone = self.i == self.first + 1
        bare = alone and last in _MULTIPLIERS
        part = self.atoms[self.first : self.i] if last is _PART else ()
        return Run(number, self.scale, bare, bool(self.chunk) and not self.group, part)

    def _accept(self, atom: Atom) -> bool:
        self.end = atom.end
        self.i += 1
        if atom.kind is _DIGITS:
            self.digits = True
            self.words = self.words or atom.scale > 1
        else:
            self.words = True
        return True

    def _begin(self, atom: Atom) -> bool:
        """Read the first atom; tell whether it is a number."""
        kind, value = atom.kind, atom.value
        if kind is _PIECE or kind is _ZERO:
            self._put(value)
        elif kind is _DIGITS:
            self.group, self.piece, self.room, self.scale = value, value, 0, atom.scale
            if atom.scale > 1:
                self.total, self.chunk, self.group, self.floor = value, value, 0, self.scale
        elif kind in _MULTIPLIERS:
            return self._begin_multiplier(atom)
        elif kind is _ORDINAL or kind is _PART:
            self.cls, self.group = NumberClass.ORDINAL, value
        elif kind is _HALF:
            self.cls, self.group = NumberClass.FRACTION, 1 / value
            self.start -= len(self._article())
        else:
            self.cls, self.group = _MULTIPLE, value
            if self.text[atom.start : atom.end].lower() == "couple":
                self.start -= len(self._article())
        return True

    def _article(self) -> str:
        """Give the article right before the first atom, "" if there is none."""
        before = self.text[max(0, self.start - 4) : self.start].lower()
        for article in _ARTICLES:
            if before.endswith(article) and not before[: -len(article)][-1:].isalnum():
                return article
        return ""

    def _begin_multiplier(self, atom: Atom) -> bool:
        """Read "a hundred", "dozen", "several thousand"; a bare "score" is none."""
        article = self._article()
        self.start -= len(article)
        before = self.text[max(0, self.start - 10) : self.start].lower()
        if before[-2:-1].isdigit() and before[-1:] in (" ", "\xa0") and not article:
            return False  # "K92 billion": of a sum of money; not "in 2005 a dozen"
        words = before.replace("-", " ").split(" ")
        few = words[-2] if len(words) > 1 and words[-2] in _FEW and not article else ""
        if few:
            self.cls = _MULTIPLE
            self.start -= len(few) + 1
            self.start -= len(self._article())
        if atom.value == 20 and (self._is_result(atom) or not (article or few)):
            return False
        return self._multiply(atom, 1)

    def _is_result(self, atom: Atom) -> bool:
        """Tell "a score of 3-2"."""
        after = self.text[atom.end : atom.end + 5]
        return after[:4] == " of " and after[4:].isdigit()

    def _put(self, value: int | float) -> None:
        """Add a piece: 10 bounds what follows "twenty", nothing follows "six" or "sixteen"."""
        self.group += value
        self.piece = value
        self.room = 10 if value >= 20 else 0

    def _multiply(self, atom: Atom, times: int | float) -> bool:
        """Make `times` of the multiplier `atom` the newest part of the number."""
        value = int(atom.value)
        if times * value >= _OPEN:
            return False
        self.scale = value
        if value == 100:
            self.group = times * value
            self.piece, self.room = 0, 100
        elif value < 100:
            self.group += times * value - self.piece
            self.piece, self.room = 0, 0
        else:
            self.chunk = times * value
            self.total += self.chunk
            self.group = self.piece = 0
            self.room = self.floor = value
            self.saved = (self.i + 1, atom.end, int(self.total))
        return True

    def _take(self, atom: Atom, between: Joint) -> bool:
        """Add the next atom if it belongs to this number."""
        kind = atom.kind
        if self.cls is _MULTIPLE:
            if self.atoms[self.first].kind in _MULTIPLIERS:  # "several hundred | thousand"
                return self._take_multiplier(atom, between) and self._accept(atom)
            return self._take_vague(atom, between)
        if self.cls is not _CARDINAL:
            return False
        if between is _POINT:
            return self._take_decimals()
        if kind is _PIECE:
            return self._take_piece(atom, between)
        if kind is _DIGITS:
            return self._take_digits(atom, between)
        if kind is _ORDINAL or kind is _PART:
            return self._take_ordinal(atom, between)
        return self._take_multiplier(atom, between) and self._accept(atom)

    def _fits(self, value: int | float, between: Joint) -> bool:
        """Tell whether `value` can be added: "thirty and six" are two numbers."""
        if value >= self.room or not isinstance(self.total + self.group, int):
            return False
        return between in _CLOSE or (between is _AND and self.room >= 100)

    def _next_is(self, *kinds: Kind) -> bool:
        """Tell whether the atom behind the next one is close to it and of one of `kinds`."""
        i = self.i + 1
        if i >= len(self.atoms) or self.atoms[i].kind not in kinds:
            return False
        return joint(self.text, self.atoms[i - 1].end, self.atoms[i].start) in _CLOSE

    def _take_piece(self, atom: Atom, between: Joint) -> bool:
        if between is Joint.COMMA:  # "one thousand, four hundred and thirty"
            whole = self.chunk and not self.digits and not self.group and self.room > 100
            if not whole or not self._next_is(_HUNDRED):
                return False
        elif not self._fits(atom.value, between):
            return False
        if self.group >= 100 and self._next_is(_HUNDRED):
            return False  # "two hundred and three hundred"
        if between is _AND and atom.value < 10 and self._next_is(_PART, _HALF):
            return False  # "six million and two thirds"
        self._put(atom.value)
        return self._accept(atom)

    def _take_digits(self, atom: Atom, between: Joint) -> bool:
        """Add digits to digits only: "3 hundred and 21", "4 thousand 3 hundred"."""
        value = atom.value
        if not self.digits or not self._fits(value, between) or atom.scale > 1 or not value:
            return False
        multiplied = self._next_is(_HUNDRED, _SCALE)
        if between is _AND and (self.room > 1000 or (self.group and multiplied)):
            return False
        if between is not _AND and not multiplied:
            return False
        self.group += value
        self.piece, self.room = value, 0
        return self._accept(atom)

    def _take_multiplier(self, atom: Atom, between: Joint) -> bool:
        value = int(atom.value)
        if atom.kind not in _MULTIPLIERS and atom.kind is not _VAGUE:
            return False
        if between is Joint.AND_A or between is Joint.A:
            fits = value < self.room and not self.group and atom.kind is not _VAGUE
            return fits and self._multiply(atom, 1)
        if between not in _CLOSE:
            return False
        if value == 100:
            countable = 0 < self.group < 100 or (self.digits and not self.words and self.group > 0)
            return countable and self._multiply(atom, self.group)
        if value < 100:
            return self.piece > 0 and self._multiply(atom, self.piece)
        if self.group and value >= self.floor:
            self.i, self.end, self.total = self.saved  # "two thousand and | three thousand"
            self.group = 0
            return False
        if self.group:
            return self._multiply(atom, self.group)
        if not self.chunk or self.chunk * value >= _OPEN:
            return False
        self.total += self.chunk * (value - 1)  # "three lakh crore"
        self.chunk *= value
        self.scale *= value
        self.floor, self.room = self.scale, 0
        return True

    def _take_ordinal(self, atom: Atom, between: Joint) -> bool:
        """End in an ordinal; a plural one of a hundred or more divides and never multiplies."""
        value = int(atom.value)
        if value < 100:
            if not self._fits(value, between):
                return False
            self.group += value
        elif atom.kind is _PART or between not in _CLOSE:
            return False
        elif self.group:
            self.group *= value
        else:
            self.total += self.chunk * (value - 1)
        self.cls = NumberClass.ORDINAL
        return self._accept(atom)

    def _take_vague(self, atom: Atom, between: Joint) -> bool:
        """Multiply a vague plural: "tens of thousands", "a couple of hundred"."""
        couple = self.group == 2 and between is _SPACE
        if (between is not _OF and not couple) or self.group >= _OPEN:
            return False
        if atom.kind is not _VAGUE and atom.kind not in _MULTIPLIERS:
            return False
        self.group *= atom.value
        return self._accept(atom)

    def _take_decimals(self) -> bool:
        """Read the words behind "point" and end: "two hundred point seventy-one"."""
        spelled, i, end = "", self.i, self.end
        while i < len(self.atoms) and len(spelled) < 15:
            atom = self.atoms[i]
            if atom.kind is not _PIECE and atom.kind is not _ZERO:
                break
            if i > self.i and joint(self.text, end, atom.start) not in _CLOSE:
                break
            follows_ten = i > self.i and atom.value < 10 and self.atoms[i - 1].value >= 20
            spelled = (spelled[:-1] if follows_ten else spelled) + str(atom.value)
            end, i = atom.end, i + 1
        if spelled:
            self.group = float(f"{self.total + self.group}.{spelled}")
            self.total, self.cls, self.words = 0, _DECIMAL, True
            self.i, self.end = i, end
        return False


_MULTIPLY = frozenset((*_MULTIPLIERS, _VAGUE))
_CONTINUE = {
    _DIGITS: _MULTIPLY,
    _PIECE: _MULTIPLY | {_PIECE, _ZERO, _ORDINAL, _PART},
}
"""What may be the second atom of a number; most numbers have only one."""


def stands_alone(atoms: Sequence[Atom], i: int) -> bool:
    """Tell digits and words below a hundred that nothing follows which could join them."""
    atom = atoms[i]
    following = _CONTINUE.get(atom.kind)
    if following is None:
        return False
    if i + 1 == len(atoms):
        return True
    after = atoms[i + 1]
    return after.kind not in following or after.start - atom.end > LONGEST
