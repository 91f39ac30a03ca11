"""Runs -> runs: a part of one is divided, added to a whole, and multiplied with a scale.

"two thirds", "two and a half", "half a million", "a million and a half". Looks at the last runs of
a stack only; "one in five" is read in `ranges`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.numbers.atoms import Atom, Kind, Number, NumberClass, NumberForm, exact
from etl.extract.numbers.joints import Joint, joint
from etl.extract.numbers.runs import Folder, Run

_CLOSE = (Joint.SPACE, Joint.HYPHEN)
_WHOLE = (NumberClass.CARDINAL, NumberClass.DECIMAL)


def push(text: str, runs: list[Run], run: Run) -> None:
    """Put `run` on the stack, joined with the runs before it where they say one number."""
    if runs and runs[-1].number.cls is NumberClass.FRACTION:
        if run.bare and _multiply(text, runs, run):
            return
        settle(text, runs)
    if run.number.form is NumberForm.WORDS:
        if run.number.cls is NumberClass.ORDINAL:
            run = _divided(text, runs, run)
        elif run.number.cls is NumberClass.FRACTION:
            run = _counted(text, runs, run)
    runs.append(run)


def settle(text: str, runs: list[Run]) -> None:
    """Add a fraction on top of the stack to the whole before it: "two | and a half".

    "20 and a third of them" stays two numbers.
    """
    if len(runs) > 1 and runs[-1].number.cls is NumberClass.FRACTION and _adds(text, *runs[-2:]):
        whole, part = runs[-2:]
        value = whole.number.value + part.number.value * (whole.scale if whole.round else 1)
        runs[-2:] = [_join(whole.number, part.number, value, whole.scale)]


def _adds(text: str, whole: Run, part: Run) -> bool:
    if whole.number.cls is not NumberClass.CARDINAL or not 0 < part.number.value < 1:
        return False
    gap = joint(text, whole.number.end, part.number.start)
    if gap is Joint.AND:
        return text[part.number.end : part.number.end + 3] != " of"
    return gap is Joint.SPACE and part.number.form is NumberForm.DIGITS is whole.number.form


def _multiply(text: str, runs: list[Run], run: Run) -> bool:
    """Join "half | a million", "two thirds of | a million", "two | and a half | million"."""
    part = runs[-1].number
    gap = joint(text, part.end, run.number.start)
    article = text[run.number.start] in "aA"
    if gap not in (*_CLOSE, Joint.A) and not (gap is Joint.OF and article):
        return False
    scale = run.number.value
    first, value = part, part.value * scale
    if len(runs) > 1 and gap in _CLOSE and not article and _adds(text, *runs[-2:]):
        whole = runs[-2]
        first = whole.number
        value += first.value * (1 if whole.round else scale)
        runs.pop()
    runs[-1] = _join(first, run.number, value, run.scale)
    return True


def _before(text: str, runs: list[Run], run: Run) -> Number | None:
    """Give the whole number that touches `run` on its left."""
    if not runs or runs[-1].number.cls not in _WHOLE:
        return None
    number = runs[-1].number
    return number if joint(text, number.end, run.number.start) in _CLOSE else None


def _divided(text: str, runs: list[Run], run: Run) -> Run:
    """Make a fraction of an ordinal: "three fifths", "one eighth", "a third of"."""
    number = run.number
    after = text[number.end : number.end + 4]
    before = _before(text, runs, run)
    divides = run.part or (before is not None and before.value == 1 and number.value > 2)
    if before is not None and divides and after[:1] != "-":
        runs.pop()
        return _share(before.start, number.end, before.value / number.value, before.form)
    if run.part:
        value = _split(text, run.part) if len(run.part) > 1 else 1 / number.value
        return _share(number.start, number.end, value, number.form)
    article = text[max(0, number.start - 3) : number.start].lower()
    stands_alone = after.startswith(" of ") or not (after[:1] in " -" and after[1:2].isalnum())
    if number.value > 2 and article[-2:] == "a " and not article[:-2].isalnum() and stands_alone:
        return _share(number.start - 2, number.end, 1 / number.value, number.form)
    return run


def _split(text: str, atoms: Sequence[Atom]) -> float:
    """Divide within one run: the longest ordinal at its end, but for its first word, divides."""
    for first in range(max(1, len(atoms) - 6), len(atoms)):
        gap = joint(text, atoms[first - 1].end, atoms[first].start)
        if first < len(atoms) - 1 and (
            gap is not Joint.SPACE or atoms[first].kind is not Kind.PIECE
        ):
            continue
        upper, lower = Folder(text, atoms[:first], 0), Folder(text, atoms, first)
        over, under = upper.read(), lower.read()
        if over and under and upper.i == first and lower.i == len(atoms):
            return over.number.value / under.number.value
    return 1 / atoms[-1].value


def _counted(text: str, runs: list[Run], run: Run) -> Run:
    """Multiply halves and quarters by the number before them: "three quarters", "one half"."""
    before = _before(text, runs, run)
    if before is None or not isinstance(before.value, int) or not 0 < before.value < 100:
        return run
    if text[run.number.end : run.number.end + 1] == "-":  # "two half-brothers"
        return run
    runs.pop()
    return _share(before.start, run.number.end, before.value * run.number.value, before.form)


def _join(first: Number, last: Number, value: int | float, scale: int) -> Run:
    """Give one number from the start of `first` to the end of `last`."""
    value = exact(value)
    cls = NumberClass.CARDINAL if isinstance(value, int) else NumberClass.DECIMAL
    form = first.form if first.form is last.form else NumberForm.MIXED
    return Run(Number(first.start, last.end, value, None, form, cls), scale)


def _share(start: int, end: int, value: float, form: NumberForm) -> Run:
    return Run(Number(start, end, value, None, form, NumberClass.FRACTION))
