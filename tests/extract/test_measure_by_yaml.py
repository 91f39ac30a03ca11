"""A measure that nobody has thought of yet is one block of YAML, and no code."""

import shutil
from pathlib import Path

import pytest

from etl.errors import VocabularyError
from etl.vocabulary import FILES, load_vocabulary
from etl.weights import WEIGHTS
from tests.extract.reading import counts

SCHEMAS = Path(__file__).parents[2] / "schemas"
QUARANTINED = """
quarantined:
  label: in quarantine
  definition: Kept apart by a health authority, ill or not, at one time.
  people: [quarantined travellers]
  said: [in quarantine, quarantined]
  headers: [quarantine]
  nationality: yes
"""


@pytest.fixture
def vocabulary(tmp_path):
    for name in (*(f"{name}.yml" for name in FILES), *WEIGHTS):
        shutil.copy(SCHEMAS / name, tmp_path)
    with (tmp_path / "measures.yml").open("a", encoding="utf-8") as file:
        file.write(QUARANTINED)
    return load_vocabulary(tmp_path)


def test_prose_gives_its_counts(vocabulary):
    text = (
        "The ministry said 57 Canadians were in quarantine in Peru, 12 in Chile and nine in Cuba."
    )
    assert counts(text, vocabulary) == {
        ("quarantined", 57, "PER", "CAN"),
        ("quarantined", 12, "CHL", "CAN"),
        ("quarantined", 9, "CUB", "CAN"),
    }


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Canadians in quarantine abroad\n\nCountry | Number\nPeru | 57\nChile | 12\n", "CAN"),
        ("Country | In quarantine\nPeru | 57\nChile | 12\n", None),
    ],
)
def test_a_table_gives_its_counts(vocabulary, text, origin):
    assert counts(text, vocabulary) == {
        ("quarantined", 57, "PER", origin),
        ("quarantined", 12, "CHL", origin),
    }


def test_the_other_measures_are_read_as_before(vocabulary):
    text = "Peru quarantined 57 Canadians. Chile holds 12 Canadians in its prisons."
    assert counts(text, vocabulary) == {
        ("quarantined", 57, "PER", "CAN"),
        ("in_custody", 12, "CHL", "CAN"),
    }


def test_without_the_block_there_is_no_such_count():
    assert counts("The ministry said 57 Canadians were in quarantine in Peru.") == set()


def test_a_block_without_a_definition_is_refused(tmp_path, vocabulary):
    measures = tmp_path / "measures.yml"
    lines = measures.read_text(encoding="utf-8").splitlines(keepends=True)
    measures.write_text("".join(x for x in lines if "health authority" not in x), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"quarantined.*definition"):
        load_vocabulary(tmp_path)
