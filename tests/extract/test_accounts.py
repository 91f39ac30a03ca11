"""Nothing silent: every number of a text is a count, or set aside with a reason."""

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.documents import find_documents, read_document
from schemas.codes import NumberKind
from tests.extract.golden.pairs import golden, names
from tests.extract.reading import extraction

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
DEV = ROOT.parent / "shared" / "eval" / "dev"
FOLDERS = {
    "golden": lambda: [golden(name) for name in names()],
    "raw": lambda: [asdict(read_document(path, RAW)) for path in find_documents(RAW)],
    "dev": lambda: [json.loads(p.read_text(encoding="utf-8")) for p in sorted(DEV.glob("*.json"))],
}


def read(said):
    return extraction(said["text"], title=said["title"], published=said["published"])


@pytest.fixture(scope="module", params=FOLDERS)
def all_read(request):
    if request.param == "dev" and not DEV.is_dir():
        pytest.skip("the annotated documents are not beside the project, at ../shared/eval")
    return [(said["text"], read(said)) for said in FOLDERS[request.param]()]


WORDS = (
    "in and of , . ; : ( ) - | % $ . No one two both a dozen three hundred half twenty-one Peru"
    " Canadians Chinese Georgia people held prisons killed about more than cases women aged years"
    " May 2019 12 7 1,234 1.5 million 65 each respectively 2016-17 3rd 10:30 +44 1 234 1/2 97"
)
PIECES = [*WORDS.split(" "), "\n", "\n\n", "- ", "\t"]
made_text = st.lists(st.sampled_from(PIECES), min_size=5, max_size=60).map(" ".join)


def assert_accounts(text, found):
    """Every digit is in a number; used ones are counts, the others say why not; no two overlap."""
    ends = [0]
    covered = set()
    for number in found.numbers:
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)
        covered.update(range(number.start, number.end))
        assert number.used == (number.kind is NumberKind.COUNT)
        assert number.reason
    digits = {m.start() for m in re.finditer("[0-9]", text)}
    assert {text[max(0, i - 9) : i + 9] for i in digits - covered} == set()
    used = {number.start for number in found.numbers if number.used}
    assert {count.start for count in found.counts} <= used


def assert_traceable(text, found):
    for count in found.counts:
        assert text[count.start : count.end] == count.number
        end = count.quote_start + len(count.quote)
        assert text[count.quote_start : end] == count.quote
        assert count.quote_start <= count.start < count.end <= end
        assert count.rule


def test_each_number_is_a_count_or_set_aside_with_a_reason(all_read):
    for text, found in all_read:
        assert_accounts(text, found)


def test_each_count_is_in_the_words_that_it_quotes(all_read):
    for text, found in all_read:
        assert_traceable(text, found)


def test_no_two_counts_of_a_document_have_one_id(all_read):
    for _, found in all_read:
        ids = [count.count_id for count in found.counts]
        assert len(ids) == len(set(ids))


@settings(deadline=None)
@given(made_text)
def test_made_up_text_is_accounted_for(text):
    assert_accounts(text, extraction(text))


@settings(deadline=None)
@given(made_text)
def test_counts_of_made_up_text_are_traceable(text):
    assert_traceable(text, extraction(text))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_characters_are_read_without_a_crash(text):
    assert_traceable(text, extraction(text))


def test_a_text_without_numbers_accounts_for_none():
    found = extraction("The embassy had nothing to say about the visit.")
    assert (found.counts, found.numbers) == ((), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The law of 1994 is old.", NumberKind.DATE),
        ("He was 43 years old.", NumberKind.AGE),
        ("Bail was set at $5,000.", NumberKind.MONEY),
        ("Canada said 12 percent of its prisoners are in Peru.", NumberKind.PERCENT),
        ("Peru is the third country.", NumberKind.ORDINAL),
        ("They were held for 12 days.", NumberKind.DURATION),
        ("Canadians are in prison in 26 countries.", NumberKind.COUNTRIES),
        ("Peru holds 12 women from Canada in its prisons.", NumberKind.NARROWER_GROUP),
    ],
)
def test_the_kind_says_why_a_number_is_no_count(text, kind):
    found = extraction(text)
    assert ([number.kind for number in found.numbers], found.counts) == ([kind], ())


def test_output_is_the_same_bytes_in_every_process():
    printed = set()
    for seed in ("0", "1", "4711"):
        run = subprocess.run(
            [sys.executable, "-m", "etl.cli", "extract", "--numbers", str(RAW)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        printed.add(run.stdout)
    assert len(printed) == 1
    assert len(printed.pop()) > 10_000
