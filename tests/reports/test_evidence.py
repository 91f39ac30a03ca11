from hypothesis import given
from hypothesis import strategies as st

from etl.reports.evidence import Mark, MarkKind, cut, shorten

TEXT = "Spain holds 12, nearly 20 with Cuba."
SPANS = st.lists(
    st.tuples(st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(list(MarkKind))),
    max_size=12,
)


def marks(spans):
    return [Mark(start, end, kind, f"{start}-{end}") for start, end, kind in spans]


def test_a_mark_covers_its_letters_and_no_others():
    pieces = cut(TEXT, 0, len(TEXT), [Mark(12, 14, MarkKind.COUNT, "Spain")])
    assert [(piece.text, bool(piece.marks)) for piece in pieces] == [
        ("Spain holds ", False),
        ("12", True),
        (", nearly 20 with Cuba.", False),
    ]


@given(SPANS)
def test_pieces_give_back_the_text(spans):
    assert "".join(piece.text for piece in cut(TEXT, 0, len(TEXT), marks(spans))) == TEXT


@given(SPANS)
def test_every_letter_bears_exactly_the_marks_that_cover_it(spans):
    given_marks = marks(spans)
    at = 0
    for piece in cut(TEXT, 0, len(TEXT), given_marks):
        covering = {mark for mark in given_marks if mark.start <= at < mark.end}
        assert set(piece.marks) == covering
        at += len(piece.text)


def test_the_strongest_mark_comes_first():
    under = [Mark(0, 5, MarkKind.ASIDE, "a"), Mark(0, 5, MarkKind.TOTAL, "t")]
    assert cut(TEXT, 0, 5, under)[0].marks[0].kind is MarkKind.TOTAL


def test_a_long_sentence_keeps_what_stands_near_its_numbers_and_counts_the_rest():
    text = "x" * 1000 + "12" + "y" * 1000
    pieces = shorten(cut(text, 0, len(text), [Mark(1000, 1002, MarkKind.COUNT, "")]), keep=100)
    assert [(len(piece.text), piece.left_out) for piece in pieces] == [
        (0, 900),
        (100, 0),
        (2, 0),
        (100, 0),
        (0, 900),
    ]
