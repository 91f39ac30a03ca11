"""A number beside its neighbours -> whether it tells a change: "fell by 97", "97 fewer", "(-97)".

What else a number may be is for `kinds`.
"""

from __future__ import annotations

from etl.extract.beside import Here


def is_change_by(h: Here) -> bool:
    """As in "Rose within a year by 97"."""
    return any("grammar.change" in t.classes for t in h.tokens[max(0, h.i - 5) : h.i])


def is_change_of(h: Here) -> bool:
    """As in "A rise of 97"."""
    return "change_noun" in h.before2.plain


def is_difference(h: Here) -> bool:
    """As in "97 fewer", "97 more than", "97 above that of 2018"; not "97 more"."""
    if h.after.low in ("fewer than", "less than", "more than"):
        return True
    return "compared" in h.after.plain and (h.after2.low == "than" or h.after.low != "more")


def is_signed_change(h: Here) -> bool:
    """As in "Chad 970 (-12)", "Mali 45 (+3)"."""
    return h.before2.low == "(" and h.after.low == ")"
