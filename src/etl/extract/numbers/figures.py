"""One run of digits -> atoms: its groups, its decimal point, the letters glued to it.

What stands before the run, and other runs beside it, are the business of `clusters`.
"""

from __future__ import annotations

import re

from etl.extract.numbers.atoms import Atom, Kind, NumberClass, exact

DIGITS = re.compile(r"[0-9]+")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}")
_SPACES = str.maketrans(dict.fromkeys(" \xa0\u202f\u2009", ""))
_LETTERS = re.compile(r"[^\W\d_]{1,12}")

SCALES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("lakh", "lac"), 100_000),
    **dict.fromkeys(("m", "mn", "mil", "mln", "million"), 1_000_000),
    **dict.fromkeys(("cr", "crore"), 10_000_000),
    **dict.fromkeys(("b", "bn", "bln", "billion"), 1_000_000_000),
    **dict.fromkeys(("tn", "tln", "trn", "trillion"), 1_000_000_000_000),
}
"""Letters that multiply when they are glued to digits; spaced words are in schemas/numbers.yml."""
_CURRENCIES = frozenset("$€£¥₹")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
LONGEST = 30
"""Digits that a number may have; more are a code."""


def add_figure(atoms: list[Atom], text: str, start: int, end: int) -> None:
    """Append the atoms of the run `text[start:end]`: one, or several for a list ("22,24,26")."""
    raw = text[start:end].translate(_SPACES)
    if len(raw) > LONGEST or (raw[0] == "0" and len(raw) > 3 and raw.isdigit()):
        add_parts(atoms, text, start, end)
    elif raw.isdigit():
        _add_glued(atoms, text, start, end, int(raw))
    elif _GROUPS.fullmatch(raw) or _INDIAN.fullmatch(raw) or _DECIMAL.fullmatch(raw):
        plain = raw.replace(",", "")
        _add_glued(atoms, text, start, end, float(plain) if "." in plain else int(plain))
    elif _DOTTED.fullmatch(raw):
        _add_glued(atoms, text, start, end, int(raw.replace(".", "")))
    elif _COMMA_DECIMAL.fullmatch(raw) and len(raw) < 6:
        _add_glued(atoms, text, start, end, float(raw.replace(",", ".")))
    elif "." not in raw and _is_list(raw.split(",")):
        for match in DIGITS.finditer(text, start, end):
            atoms.append(Atom(match.start(), match.end(), Kind.DIGITS, integer(match[0])))
    else:
        add_parts(atoms, text, start, end)


def add_parts(atoms: list[Atom], text: str, start: int, end: int) -> None:
    """Append each run of nothing but digits as a label of its own: "192.168.1.2", a telephone."""
    for match in DIGITS.finditer(text, start, end):
        add_closed(atoms, match.start(), match.end(), integer(match[0]), NumberClass.LABEL)


def add_closed(
    atoms: list[Atom], start: int, end: int, value: int | float, cls: NumberClass
) -> None:
    """Append an atom that joins nothing."""
    atoms.append(Atom(start, end, Kind.CLOSED, value, 1, cls))


def integer(raw: str) -> int:
    """Give the value of digits; 0 for a code too long to be a number."""
    return int(raw) if len(raw) <= LONGEST else 0


def _is_list(groups: list[str]) -> bool:
    """Tell "22,24,26" and "2016,120" from a number that is misspelled ("1,234,56")."""
    return len(groups[0]) > 3 or all(len(group) < 3 for group in groups[1:])


def _add_glued(atoms: list[Atom], text: str, start: int, end: int, value: int | float) -> None:
    """Append one number, with the point before it (".08") and the letters behind it."""
    if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].strip("(-−\n\t "):
        value, start = float(f"0.{DIGITS.findall(text[start:end])[0]}"), start - 1
    letters = _LETTERS.match(text, end)
    if letters is None:
        _add_spaced(atoms, text, start, end, value)
        return
    said, stop = letters[0], letters.end()
    word = said.lower()
    if stop < len(text) and text[stop].isalnum():
        cls = NumberClass.LABEL
    elif word in _ORDINALS:
        add_closed(atoms, start, stop, value, NumberClass.ORDINAL)
        return
    elif (scale := _scale(text, start, said, value)) > 1:
        atoms.append(Atom(start, stop, Kind.DIGITS, exact(value * scale), scale))
        return
    elif word in ("am", "pm") and value < 24:
        add_closed(atoms, start, stop, int(value), NumberClass.TIME)
        return
    elif word == "s":
        cls = NumberClass.DATE_DIGITS if 1000 <= value < 2200 else NumberClass.LABEL
        add_closed(atoms, start, stop, value, cls)
        return
    elif said[0].isupper() and said[1:].islower() and len(said) > 2:
        atoms.append(Atom(start, end, Kind.DIGITS, value))  # a lost line break: "551Angola"
        return
    else:
        single = len(word) == 1 and said.isupper()
        cls = NumberClass.UNIT if len(word) < 4 and not single else NumberClass.LABEL
    add_closed(atoms, start, end, value, cls)


def _scale(text: str, start: int, said: str, value: int | float) -> int:
    """Give what glued letters multiply with; 1 for "10,000m" (a race) and "47B" (a section)."""
    if said == "MM":
        return 1_000_000
    if (said == "m" and value >= 1000) or (said == "B" and text[start - 1] not in _CURRENCIES):
        return 1
    return SCALES.get(said.lower(), 1)


def _add_spaced(atoms: list[Atom], text: str, start: int, end: int, value: int | float) -> None:
    """Append one number that no letter touches; " M", " am" and " p.m." behind it are read."""
    after = text[end : end + 5]
    if after[:2] == " M" and isinstance(value, float) and not after[2:3].isalnum():
        atoms.append(Atom(start, end + 2, Kind.DIGITS, exact(value * 1_000_000), 1_000_000))
        return
    letters = after.lower().replace(".", "")
    if letters[:3] in (" am", " pm") and not letters[3:4].isalpha() and value < 24:
        add_closed(atoms, start, end, int(value), NumberClass.TIME)
        return
    atoms.append(Atom(start, end, Kind.DIGITS, value))
