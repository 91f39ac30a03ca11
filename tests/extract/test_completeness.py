import pytest

from etl.extract.completeness import complete_lists


@pytest.mark.parametrize(
    "claim",
    [
        "The table covers every country concerned.",
        "There were no others.",
        "That's all of them.",
        "All 14 nationalities are given.",
        "Nobody is missing from the list.",
        "This is the complete list.",
        "The list above is complete.",
        "Nobody who was in the bus has been left out.",
        "The table leaves out no one.",
        "All nationalities known by noon are included.",
        "One each in Chad and Togo make up the rest.",
        "There is nobody else in the cells.",
    ],
)
def test_claims_of_completeness_are_found(claim):
    text = f"Forty are held. {claim} Ten are in Peru."
    ((start, end),) = complete_lists(text)
    assert text[start:end] + "." == claim


@pytest.mark.parametrize(
    "sentence",
    [
        "This is not a complete list.",
        "Peru holds ten, among others.",
        "The other 84,399 are still waiting.",
        "Peru has 10 and Chile 4.",
        "The full list is on page 4.",
        "Nobody in the ministry has a full list.",
        "Nobody else sends nurses.",
        "No one knows how many are missing.",
        "In the remaining 12 countries there are fewer than five each.",
        "Other services in 2019: 97",
    ],
)
def test_other_sentences_claim_nothing(sentence):
    assert complete_lists(sentence) == ()


def test_a_line_for_the_rest_claims_completeness():
    assert complete_lists("Peru 10\nOther / unknown: 3\n") == ((8, 26),)


def test_each_sentence_of_a_long_text_is_told_once():
    claims = complete_lists("There were no others. " * 2000)
    assert len(claims) == 2000
    assert claims[-1] == (22 * 1999, 22 * 1999 + 20)
