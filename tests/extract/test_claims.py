"""What texts say of their counts: read by the whole extractor, since claims stand on its counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract import extract
from etl.reconcile import reconcile
from etl.vocabulary import load_vocabulary
from schemas.codes import CheckKind
from schemas.records import Document

TOLD = (
    "China holds 97 Canadians in its prisons. The United States holds 557 Canadians and "
    "Australia 28. In all, 910 Canadians are in prison abroad. "
)


@pytest.fixture
def extraction_of(a_document):
    def extract_text(text, **given):
        return extract(a_document(text=text, published="2020-05-01", **given), load_vocabulary())

    return extract_text


@pytest.fixture
def said(extraction_of):
    """Give (kind, relation, value, qualifier, place, words) of the claims of a sentence."""

    def read(sentence, told=TOLD):
        text = told + sentence
        return [
            (c.kind.value, c.relation, c.value, c.qualifier.value, c.place, text[c.start : c.end])
            for c in extraction_of(text).claims
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "relation", "rank", "place"),
    [
        ("Beijing has more Canadians in its custody than any other country outside the United "
         "States.", "largest outside USA", 1, "CHN"),
        ("Only the United States locks up more Canadians than China.",
         "largest outside USA", 1, "CHN"),
        ("Apart from the United States, no country holds more Canadians than China.",
         "largest outside USA", 1, "CHN"),
        ("China, with 97, is in second place.", "largest", 2, "CHN"),
        ("China comes second with 97.", "largest", 2, "CHN"),
        ("Second is China with 97.", "largest", 2, "CHN"),
        ("At 557, the United States has by far the most Canadians in custody.",
         "largest", 1, "USA"),
        ("The United States holds 557 Canadians, more than any other country.",
         "largest", 1, "USA"),
        ("Australia has the fewest, 28.", "smallest", 1, "AUS"),
    ],
)  # fmt: skip
def test_ranks(said, sentence, relation, rank, place):
    found = [c[1:3] + c[4:5] for c in said(sentence) if c[0] == "rank"]
    assert found == [(relation, rank, place)]


@pytest.mark.parametrize(
    ("sentence", "relation", "place"),
    [
        ("The United States (557) comes first, followed by China (97) and Australia (28).",
         "followed by CHN AUS", "USA"),
        ("China comes second with 97, ahead of Australia with 28.", "followed by AUS", "CHN"),
        ("China holds more Canadians than Australia.", "more than AUS", "CHN"),
        ("Australia holds fewer Canadians than China does.", "more than AUS", "CHN"),
    ],
)  # fmt: skip
def test_orders(said, sentence, relation, place):
    assert (relation, place) in [(c[1], c[4]) for c in said(sentence) if c[0] == "order"]


@pytest.mark.parametrize(
    ("sentence", "value", "qualifier", "words"),
    [
        ("More than 60 per cent of all Canadians jailed abroad are in the United States.",
         60, "over",
         "More than 60 per cent of all Canadians jailed abroad are in the United States"),
        ("Two in three of them are in the United States.",
         66.7, "exact", "Two in three of them are in the United States"),
        ("The United States accounts for about 61% of them.",
         61, "about", "United States accounts for about 61%"),
        ("Of the 910 Canadians in prison abroad, 557, or nearly two-thirds, are in the United "
         "States.", 66.7, "under", "557, or nearly two-thirds"),
    ],
)  # fmt: skip
def test_shares_of_the_total(said, sentence, value, qualifier, words):
    assert said(sentence) == [("share", "of the total", value, qualifier, "USA", words)]


@pytest.mark.parametrize(
    ("sentence", "relation", "value", "qualifier"),
    [
        ("That is a rise of about 12 per cent on 2018.", "since 2018", 12, "about"),
        ("This is almost 8 per cent fewer than in 2018.", "since 2018", -8, "under"),
        ("That is more than 8 per cent down on the year before.", "since 2018", -8, "over"),
        ("That is a drop of eight per cent.", "since the date before", -8, "exact"),
    ],
)
def test_changes(said, sentence, relation, value, qualifier):
    (claim,) = said(sentence, told="In 2019, 910 Canadians were in prison abroad. ")
    assert claim[:5] == ("change", relation, value, qualifier, "ALL")


@pytest.mark.parametrize(
    ("sentence", "relation", "value", "qualifier", "place"),
    [
        ("910 Canadians are in prison abroad, in 47 countries.", "in", 47, "exact", "ALL"),
        ("910 Canadians are in prison across more than 50 countries.", "in", 50, "over", "ALL"),
        ("The dead in Ghana include 26 foreigners of 14 nationalities.",
         "from", 14, "exact", "GHA"),
    ],
)  # fmt: skip
def test_numbers_of_countries(said, sentence, relation, value, qualifier, place):
    (claim,) = said(sentence, told="")
    assert claim[:5] == ("number of countries", relation, value, qualifier, place)


@pytest.mark.parametrize(
    "sentence",
    [
        "China comes first when trade is discussed.",
        "Safety comes first in China.",
        "China has more people than any other country.",
        "China has the most dangerous prisons.",
        "China holds more Canadian women than any other country.",
        "Per head, China has more prisoners than any other country.",
        "China is second in the medal table, with 38 gold medals.",
        "China is not the largest group.",
        "China could be in first place by 2030.",
        "China denied that it holds the most Canadians.",
        "Before the war China was in first place.",
        "In Asia China holds the most Canadians, 97.",
        "Does China hold the most Canadians?",
        "More than a third came from China.",
        "China holds 97 Canadians, half of them women.",
        "A third of the sentence must be served in China.",
        "China and Australia account for 14 per cent.",
        "China holds 97 Canadians, and prices are up 5 per cent.",
        "With trade up 9 per cent, China holds 97 Canadians.",
        "Ahead of Christmas, China holds 97 Canadians and Australia 28.",
        "The minister, followed by 97 journalists, left for China.",
        "Treaties exist with 31 countries.",
        "China has the largest number of consulates.",
        "China is the second largest economy.",
        "China leads with good example.",
        "The embassy in China was the largest.",
        "China does more for its 97 Canadians than Australia.",
        "China holds 97 Canadians, the highest number for ten years.",
        "One of the 97 Canadians in China, or 1 per cent, is ill.",
        "More Canadians live in China than in Australia.",
        "A tenth of the 910 Canadians in prison abroad are women in China.",
        "Of the 910 Canadians in prison abroad, some are in 41 other countries.",
    ],
)
def test_other_sentences_claim_nothing(said, sentence):
    assert said(sentence) == []


def test_a_list_whose_numbers_were_told_before_is_whole(extraction_of):
    told = "A report showed that 97 Canadians are in Chinese custody. "
    text = told + "Canadians in jail: 557 in the US, followed by 97 in China and 28 in Australia."
    (claim,) = extraction_of(text).claims
    assert claim.relation == "followed by CHN AUS"
    assert (
        text[claim.start : claim.end]
        == "557 in the US, followed by 97 in China and 28 in Australia"
    )


def test_the_percentages_and_countries_of_claims_stay_set_aside(extraction_of):
    text = "910 Canadians are in prison abroad, up 9% since 2012, in 47 countries."
    extraction = extraction_of(text)
    assert len(extraction.claims) == 2
    assert {n.value: n.kind.value for n in extraction.numbers if not n.used} == {
        9: "percent", 2012: "date", 47: "number of countries",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("China comes second with 97.", "holds"),
        ("China comes first with 97.", "fails"),
        ("The United States holds 557 Canadians, or 61 per cent.", "holds"),
        ("The United States holds 557 Canadians, or 71 per cent.", "fails"),
        ("The 910 Canadians are in prison in two countries.", "fails"),
    ],
)
def test_a_claim_is_checked_against_the_counts(extraction_of, sentence, verdict):
    checks = reconcile(extraction_of(TOLD + sentence))
    assert [c.verdict.value for c in checks if c.kind is CheckKind.CLAIM] == [verdict]


COUNTRIES = {"China": "CHN", "Peru": "PER", "Chile": "CHL", "Japan": "JPN", "Turkey": "TUR"}


@settings(max_examples=40, deadline=None)
@given(st.permutations(sorted(COUNTRIES)))
def test_claims_follow_the_countries_of_a_text(names):
    """Other countries in the same sentences make the same claims about those countries."""
    one, two, three, *_ = names
    text = (
        f"Consuls counted 120 Canadians in prisons in {one}, followed by 60 in {two} and 7 in "
        f"{three}. {one} holds more Canadians than any other country outside {two}. "
        f"{three} has the fewest, 7."
    )
    claims = extract(Document("a.txt", "0" * 16, text, "0" * 64), load_vocabulary()).claims
    codes = [COUNTRIES[name] for name in names]
    assert [(c.place, c.relation) for c in claims] == [
        (codes[0], f"followed by {codes[1]} {codes[2]}"),
        (codes[0], f"largest outside {codes[1]}"),
        (codes[2], "smallest"),
    ]


def test_claims_stand_in_the_order_of_the_text_with_their_sentence_each_with_its_key(extraction_of):
    sentences = ["China comes second with 97.", "Australia has the fewest, 28."]
    text = TOLD + " ".join(sentences)
    claims = extraction_of(text).claims
    assert [c.quote for c in claims] == sentences
    assert [text[c.quote_start :][: len(c.quote)] for c in claims] == sentences
    assert len({c.claim_id for c in claims}) == 2
    assert claims == extraction_of(text).claims
