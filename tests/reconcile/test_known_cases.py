"""Cases that were met in the press: their structure and, where known, numbers; none of their words.

Each finds what is wrong and nothing else; the last ones are right and must not alarm.
"""

import pytest

from etl.reconcile import reconcile, reconcile_documents
from schemas.codes import ClaimKind, Qualifier
from schemas.records import Claim, Document


@pytest.fixture
def alarms(extraction):
    """Give (rule, verdict) of each check of a text that is no pass and no mere information."""

    def found(counts, published=None, **fields):
        document = Document("d.txt", "d", "", "", published=published)
        made = reconcile(extraction(counts, **fields), document=document)
        return [(c.rule, c.verdict.value) for c in made if c.severity in ("warning", "error")]

    return found


def claim(kind, relation, value=None, qualifier="exact", origin="CAN", **fields):
    told = {
        "claim_id": "k", "document_id": "d", "kind": ClaimKind(kind), "measure": "in_custody",
        "place": None, "origin": origin, "as_of": None, "relation": relation, "value": value,
        "value_high": None, "qualifier": Qualifier(qualifier), "start": 0, "end": 10**6,
        "quote": "", "quote_start": 0,
    }  # fmt: skip
    return Claim(**{**told, **fields})


def test_a_list_that_leaves_out_the_second_largest_is_a_false_order(count, alarms):
    counts = [count("CHN", 97), count("USA", 557, start=500), count("AUS", 28, start=520)]
    order = claim("order", "followed by", place="USA", start=490, end=540)
    assert alarms(counts, claims=(order,)) == [("order", "fails")]


def test_text_and_table_disagree_on_one_digit(count, alarms):
    counts = [count("ALL", 2205, "GBR"), count("USA", 540, "GBR"), count("USA", 520, "GBR")]
    assert alarms([*counts, count("ESP", 1467, "GBR")]) == [("contradiction", "contradiction")]


def test_a_digit_keeps_two_places_from_their_stated_sum(count, extraction):
    counts = [count("REGION:SAU and ARE", 6200, "PAK"), count("SAU", 1503, "PAK")]
    counts.append(count("ARE", 4696, "PAK"))
    (check,) = reconcile(extraction(counts, complete_lists=((0, 9),)))
    assert (check.verdict, check.residual) == ("short", 1)
    assert "1,504 instead of 1,503 (Saudi Arabia)" in check.hint


def test_a_third_that_is_three_fifths_fails(count, alarms):
    counts = [count("ALL", 3732, "PHL"), count("MYS", 2236, "PHL")]
    share = claim("share", "of the total", 33.3, origin="PHL", place="MYS")
    assert alarms(counts, claims=(share,)) == [("share", "fails")]


def test_first_and_third_paragraph_disagree(count, alarms):
    row = {"origin": "PHL", "measure": "on_death_row"}
    counts = [count("ALL", n, **row) for n in (140, 130)]
    assert alarms(counts) == [("contradiction", "contradiction")]


def test_about_300_allows_260_and_says_how_far(count, extraction):
    counts = [count("ALL", 300, "IRL", qualifier="about"), count("ALL", 260, "IRL")]
    (check,) = reconcile(extraction(counts))
    assert check.verdict == "agrees"
    assert "13.3 % below" in check.message


def test_almost_2000_and_1712_agree_and_more_than_70_per_cent_holds(count, alarms):
    counts = [count("ALL", 2000, qualifier="under"), count("ALL", 1712), count("USA", 1209)]
    share = claim("share", "of the total", 70, "over", place="USA")
    assert alarms(counts, claims=(share,)) == []


def test_three_scopes_within_three_months_are_no_trend(count, extraction):
    documents, extractions = [], []
    for n, (value, as_of) in enumerate(
        [(23_456, "2025-05"), (21_406, "2025-07"), (15_953, "2025-08")]
    ):
        documents.append(Document(f"{n}.txt", f"{n}", "", ""))
        told = count("ALL", value, "PAK", as_of=as_of, document_id=f"{n}")
        extractions.append(extraction([told], document_id=f"{n}"))
    assert reconcile_documents(documents, extractions) == ()


def test_a_flow_of_arrests_is_never_compared_with_a_stock_of_prisoners(count, alarms):
    counts = [count("USA", 176, "AUS", measure="arrested"), count("USA", 50, "AUS")]
    counts += [count("ALL", 371, "AUS"), count("THA", 125, "AUS", measure="arrested")]
    assert alarms(counts) == []


def test_a_ten_month_old_stock_is_told_as_old(count, alarms):
    counts = [count("ALL", 910, as_of="2023-12-12")]
    assert alarms(counts, published="2024-10-16") == [("stale", "fails")]


MUST_PASS = {
    "six Gulf states": ("REGION:the Gulf", "IND", 4795, [1966, 1362, 682, 428, 265, 92]),
    "sixteen countries": (
        "ALL",
        "IRL",
        905,
        [700, 60, 45, 30, 20, 15, 10, 8, 5, 4, 3, 1, 1, 1, 1, 1],
    ),
    "five places": ("ALL", "PHL", 83, [56, 6, 5, 15, 1]),
}
GULF = ["SAU", "ARE", "KWT", "QAT", "OMN", "BHR"]
COUNTRIES = [*GULF, "GBR", "USA", "FRA", "DEU", "ESP", "NLD", "BEL", "JPN", "THA", "AUS"]


@pytest.mark.parametrize("case", MUST_PASS)
def test_lists_that_add_up_do_not_alarm(count, alarms, extraction, case):
    total_code, origin, total, values = MUST_PASS[case]
    counts = [count(total_code, total, origin)]
    counts += [count(p, n, origin) for p, n in zip(COUNTRIES, values, strict=False)]
    assert alarms(counts, complete_lists=((0, 9),)) == []
    assert [c.verdict for c in reconcile(extraction(counts)) if c.rule == "sum"] == ["equal"]


def test_shares_that_hold_do_not_alarm(count, alarms):
    counts = [count("ALL", 8437, "IND"), count("REGION:the Gulf", 4795, "IND")]
    share = claim("share", "of the total", 56, "over", origin="IND", place="REGION:the Gulf")
    assert alarms(counts, claims=(share,)) == []


def test_nearly_2000_in_the_neighbouring_countries_agrees_with_1913(count, alarms):
    neighbours = "REGION:seven neighbouring countries"
    counts = [count(neighbours, 2000, "IND", qualifier="under"), count(neighbours, 1913, "IND")]
    assert alarms(counts) == []


def test_persons_by_sex_close_only_with_those_not_stated(count, alarms):
    counts = [count("ALL", 3732, "PHL")]
    counts += [
        count("ALL", n, "PHL", segment=segment)
        for segment, n in {"women": 476, "men": 865, "sex not stated": 2391}.items()
    ]
    assert alarms(counts) == []
