"""Four times the text takes about four times the time, whatever the text.

The bound lies half-way to the square of it, sixteen times, so that a busy machine does not matter.
Full sizes and the exact ratio are in tests/benchmarks/extract_adversarial.py.
"""

import time

import pytest

from tests.extract.reading import extraction, shipped

SIZE = 4_000
"""Beyond the longest sentence that is read as one, from where on all is linear."""
AT_MOST = 8
COUNTRIES = list(shipped().countries.values())
PIECES = {
    "digits": "1234567890",
    "digits and commas": "1,",
    "commas": ",",
    "one and": "one and ",
    "one,": "one, ",
    "numbers": "123 ",
    "country names": ", ".join(COUNTRIES[:40]) + ", ",
    "countries and numbers": ", ".join(f"{name} 12" for name in COUNTRIES[:40]) + ", ",
    "one long clause": "in Peru 12 prisoners, ",
    "one long line": "Twelve Canadians are held in Peru. ",
    "short lines": "a\n",
    "lines of numbers": "123\n",
    "lines of countries": "\n".join(COUNTRIES[:40]) + "\n",
    "short paragraphs": "Peru\n\n12\n\n",
    "brackets": "(12 ",
    "pipes": "|12",
    "rows": "Peru | 12 | 13\n",
    "lists in columns": "Peru 12 / Chad 13\n",
    "arrows": "Peru: 12 -> 13\n",
    "bullets": "- Peru 12\n",
    "headings": "# Peru\n",
    "tags": "<td>12</td>",
    "of whom": "12 Canadians, of whom ",
    "asides": "97 people, including 12, were killed, ",
    "senders": "Peru sent 97 to Mali, and Chad 12, ",
    "ranges": "12 to ",
    "zeros": "no ",
    "keys": "A = arrested; ",
    "towns": "Callao in Peru 12, ",
    "numbers in order": "12 and 13 respectively, in 2019 ",
}


def seconds(piece, size):
    text = piece * (size // len(piece) + 1)
    start = time.process_time()
    extraction(text[:size])
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_as_the_text_does(piece):
    extraction("Peru")  # the automaton is built once
    short, long = [], []
    for _ in range(3):  # once is enough, but for a pause of the machine
        short.append(seconds(piece, SIZE))
        long.append(seconds(piece, 4 * SIZE))
        if min(long) <= AT_MOST * min(short):
            return
    assert min(long) / min(short) <= AT_MOST


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_numbers_of_hostile_text_are_accounted_for(piece):
    text = (piece * 200)[:1500]
    found = extraction(text)
    assert all(text[count.start : count.end] == count.number for count in found.counts)
    assert all(number.reason for number in found.numbers)


def test_a_blank_that_is_left_behind_the_longest_sentence_is_read():
    assert extraction("one, " * 1_800).numbers
