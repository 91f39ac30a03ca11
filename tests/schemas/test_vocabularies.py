"""The vocabularies say each thing once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

VOCABULARIES = sorted((Path(__file__).parents[2] / "schemas").glob("*.yml"))


def word_lists(held: Any, at: str = "") -> Iterator[tuple[str, list[str]]]:
    """Give each list of words of a vocabulary, with the keys that lead to it."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield from word_lists(value, f"{at}/{key}")
    elif isinstance(held, list):
        yield at, [word for word in held if isinstance(word, str)]
        for place, value in enumerate(held):
            yield from word_lists(value, f"{at}/{place}")


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_no_list_says_a_word_twice(path):
    lists = word_lists(yaml.safe_load(path.read_text(encoding="utf-8")))
    twice = {at: [w for w, n in Counter(words).items() if n > 1] for at, words in lists}
    assert {at: words for at, words in twice.items() if words} == {}
