"""Text -> the same text with its marks as readers know them; no letter changes its place.

What numbers mean in the habit of their text is for `habits`.
"""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?<= )\.(?: \.){2,}(?= )")
"""Dots with blanks between them that lead from a name to its figure: "Peru . . . . 97"."""
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])[*†‡](?=[,;])")
"""A mark of a footnote within a list: "Peru*, Chile"."""
_SNAKE = re.compile(r"\b[a-z]+_[a-z]+_[a-z_]+(?=\.[a-z]{3,4}\b)")
"""The name of a file, in which names have no capitals: "cyprus_prison_population.csv"."""
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2} \[(?:19|20)[0-9]{2}\]")
"""A caption of figures: "2019 [2018]"."""
_SQUARE = re.compile(r"\[([0-9][0-9,. \xa0\u202f]*|nil|none|[-–—])\]")
"""A figure in square brackets, which are those of a footnote elsewhere."""
_ROUND = str.maketrans("[]", "()")


def with_plain_marks(text: str) -> str:
    """Write words, leaders and figures in brackets as most texts do.

    "prison_population"; "Peru . . . . 97"; "in square brackets those of 2018: Peru 97 [90]";
    "Peru*, Chile: 2 each".
    """
    if "_" in text:
        text = _SNAKE.sub(lambda words: words.group().title().replace("_", " "), text)
        text = text.replace("_", " ")
    if ". . ." in text:
        text = _LEADERS.sub(lambda dots: "." * len(dots.group()), text)
    if "*," in text or "†," in text or "‡," in text or "*;" in text:
        text = _FOOTNOTE.sub(" ", text)
    if "[" in text and ("square brackets" in text or _YEARS.search(text)):
        text = _YEARS.sub(lambda years: years.group().translate(_ROUND), text)
        text = _SQUARE.sub(r"(\1)", text)
    return text
