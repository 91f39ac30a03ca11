"""A text of any length is read, stretch by stretch, as one text."""

from etl.extract.stretches import LONGEST, stretches
from tests.extract.reading import extraction

PROSE = "The ministry said nothing of it. "
FILLER = PROSE * (LONGEST // len(PROSE) + 1)


def test_a_text_is_cut_into_stretches_without_loss():
    for text in ("", "Peru", FILLER * 3, "1" * (3 * LONGEST), "\n\n".join(["a" * 999] * 900)):
        spans = list(stretches(text))
        assert "".join(text[start:end] for start, end in spans) == text
        assert all(0 < end - start <= LONGEST for start, end in spans) or not text


def test_a_long_text_is_cut_between_paragraphs():
    text = "\n\n".join([PROSE * 100] * 100)
    assert all(text[end - 2 : end] == "\n\n" for _, end in list(stretches(text))[:-1])


def test_offsets_behind_the_first_stretch_are_those_of_the_text():
    said = "12 Canadians are held in Peru and 3 in Chile. Peru holds the largest number of "
    said += "Canadian prisoners."
    text = f"{FILLER}\n\n{said} The list names all 14 nationalities."
    found = extraction(text)
    assert [(c.value, c.place, c.number) for c in found.counts] == [
        (12, "PER", "12"),
        (3, "CHL", "3"),
    ]
    assert [c.relation for c in found.claims] == ["largest"]
    for one in (*found.counts, *found.claims):
        assert text[one.quote_start :].startswith(one.quote)
        assert one.quote_start <= one.start < one.end <= one.quote_start + len(one.quote)
    assert [text[n.start : n.end] for n in found.numbers] == ["12", "3", "14"]
    (whole,) = found.complete_lists
    assert text[slice(*whole)] == "The list names all 14 nationalities."


def test_what_an_earlier_stretch_told_is_told_once():
    said = "Peru holds 12 Canadians in its prisons.\n\n"
    found = extraction(f"{said}{FILLER}\n\n{said}\n\nPeru holds 13 Canadians in its prisons.")
    assert [c.value for c in found.counts] == [12, 13]
    assert len({c.count_id for c in found.counts}) == 2
    assert [n.used for n in found.numbers] == [True, True, True]


def test_a_sentence_of_nothing_but_numbers_says_nothing_and_accounts_for_all():
    found = extraction("Peru holds 12 Canadians. In Peru " + "12, " * 300)
    assert [c.number for c in found.counts] == ["12"]
    assert len(found.numbers) == 301
    assert {n.reason for n in found.numbers[1:]} == {"nothing says what it counts"}
