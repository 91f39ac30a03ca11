"""An ambiguous name and the text around it -> the place that it means, or none.

Names with one reading are for `reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from etl.extract.places.mentioned import Form
from etl.extract.tokens import Token

_LABEL = 4
"""Tokens of a line, or a cell, that is hardly more than a name."""


class Gazetteer:
    """Decides between the readings of ambiguous names, by the words around them in one text."""

    def __init__(
        self,
        ambiguous: Mapping[str, dict[str, Any]],
        own_names: Callable[[str], Mapping[str, Sequence[str]]],
        text: str,
    ) -> None:
        self.ambiguous = ambiguous
        self.text = text
        self._own_names = own_names
        self._named: dict[str, set[str]] = {}
        self._whole: dict[str, str] = {}

    def settle(self, tokens: Sequence[Token], i: int, text: str) -> tuple[str, Form] | None:
        """Give code and form of the ambiguous name at token `i`, or None where it is no place."""
        word = text[tokens[i].start : tokens[i].end]
        block = self.ambiguous[word]
        reading = self._of_sentence(word, block, text[tokens[0].start : tokens[-1].end])
        if reading is None and "none" in block["readings"] and _personal(tokens, i, text):
            return None
        if reading is None:
            reading = self._of_text(word, block)
            if i == 0 and len(tokens) <= _LABEL:
                reading = self._beside(reading, word, block)
        if reading == "none":
            return None
        if reading.startswith("within:"):
            return reading.removeprefix("within:"), Form.WITHIN
        return reading, Form.REGION if reading.startswith("REGION:") else Form.NAME

    def _of_sentence(self, word: str, block: dict[str, Any], sentence: str) -> str | None:
        """Give the first reading that has a hint in the sentence."""
        for reading, hints in block.get("hints", {}).items():
            if self._has_own_name(reading, word):
                continue
            if any(hint in sentence for hint in hints if hint != word):
                return str(reading)
        return None

    def _of_text(self, word: str, block: dict[str, Any]) -> str:
        """Give the one country that has a hint in the whole text, else the usual reading."""
        if word not in self._whole:
            default = block.get("default") or block["readings"][0]
            found = [
                reading
                for reading, hints in block.get("hints", {}).items()
                if (len(reading) == 3 and len(default) == 3)
                and not self._has_own_name(reading, word)
                and any(hint in self.text for hint in hints)
            ]
            self._whole[word] = found[0] if len(found) == 1 else default
        return self._whole[word]

    def _beside(self, reading: str, word: str, block: dict[str, Any]) -> str:
        """Give the other reading in a list that names the usual one: "DR Congo 12", "Congo 3"."""
        others = [r for r in block["readings"] if len(r) == 3 and not self._has_own_name(r, word)]
        usual = len(reading) == 3 and self._has_own_name(reading, word)
        return str(others[0]) if usual and len(others) == 1 else reading

    def _has_own_name(self, reading: str, word: str) -> bool:
        """Tell whether the text names a reading otherwise.

        Beside "Equatorial Guinea", "Guinea" is Guinea.
        """
        if word not in self._named:
            named = self._named[word] = set()
            left = self.text
            names = [(n, code) for code, own in self._own_names(word).items() for n in own]
            for name, code in sorted(names, key=lambda pair: -len(pair[0])):
                if name in left:  # "Democratic Republic of the Congo" holds the other's name
                    named.add(code)
                    left = left.replace(name, " ")
        return reading in self._named[word]


def _personal(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether a name stands beside one that no vocabulary has: "Pete Jordan", "Chad Olsen"."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(tokens) and _part_of_name(tokens[j], j == 0, text):
            return "function" not in tokens[j].plain
    return False


def _part_of_name(t: Token, opens: bool, text: str) -> bool:
    word = text[t.start : t.end]
    if t.classes or not t.low.isalpha() or len(word) == 1:
        return False
    if not word[0].isupper() or word.isupper():
        return False
    return not (opens and ("function" in t.plain or "preposition" in t.plain))
