import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from etl.answers import compare, read_batch
from etl.documents import find_documents, read_document
from etl.documents.copies import find_copies

RAW = Path(__file__).parents[2] / "data/raw"


@pytest.fixture(scope="module")
def articles():
    return [read_document(path, RAW) for path in find_documents(RAW)]


def retouched(text, share):
    chance = random.Random(7)
    return " ".join("other" if chance.random() < share else word for word in text.split())


COPIES = {
    "one number changed": lambda text: text.replace("97", "98"),
    "cut in half": lambda text: text[: len(text) // 2],
    "framed": lambda text: (
        f"From our own staff. Subscribe to read more. {text} All rights reserved."
    ),
    "one word in twenty": lambda text: retouched(text, 0.05),
    "other spaces and case": lambda text: text.upper().replace(" ", "\n"),
}


def test_articles_of_their_own_on_the_same_figures_are_no_copies(articles):
    assert [*find_copies(articles)] == []


@pytest.mark.parametrize("change", COPIES)
def test_a_copy_is_found_whatever_became_of_it(articles, change):
    at, article = next((n, d) for n, d in enumerate(articles) if "rebel-news" in d.document)
    copy = replace(article, document_id="copy", text=COPIES[change](article.text))
    assert [*find_copies([*articles, copy])] == [(at, len(articles))]


def test_short_and_empty_texts_are_copies_of_nothing(a_document):
    texts = ["", "", "Two Danes are held.", "Two Danes are held."]
    documents = [a_document(f"{n}.txt", text=text) for n, text in enumerate(texts)]
    assert [*find_copies(documents)] == []


def test_copies_are_one_source_chain_and_their_numbers_are_still_compared(tmp_path):
    story = (
        "The ministry told parliament on Tuesday how many of its citizens are behind bars abroad.\n"
        "On 1 October 2024, {} Danes were in prison in Peru. The minister said that consuls visit "
        "each of them once in three months, and that nobody had asked to be brought home so far.\n"
    )
    (tmp_path / "a.txt").write_text(story.format(97))
    (tmp_path / "b.txt").write_text("By our staff. " + story.format(79))
    batch = read_batch(find_documents(tmp_path), tmp_path)
    read = zip(batch.documents, batch.extractions, strict=True)
    told = [check for check in compare(read) if check.document_id is None]
    [differs] = [check for check in told if set(check.values) == {79, 97}]
    assert "1 source chain" in differs.message or "one source chain" in differs.message


def test_extracting_does_not_load_what_copies_are_found_with():
    code = "import sys, etl.answers; print('rensa' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
