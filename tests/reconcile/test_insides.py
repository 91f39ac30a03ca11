"""A country's number against those of the towns and provinces inside it, from texts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from etl.extract import extract
from etl.reconcile import reconcile, reconcile_documents
from tests.extract.reading import document, extraction, shipped

LIST = "There are {} Pakistani prisoners in Saudi Arabia, {} in Riyadh and {} in Jeddah."


def inside(text):
    """The rows of the rule for a text."""
    return [c for c in reconcile(extraction(text)) if c.rule == "inside"]


def test_a_digit_keeps_two_towns_from_their_countrys_number():
    (check,) = inside(LIST.format("6,200", "4,696", "1,503"))
    assert (check.verdict, check.severity, check.blame) == ("contradiction", "warning", "source")
    assert (check.total, check.parts_sum, check.residual, check.imbalance) == (6200, 6199, 1, -1)
    assert "1,504 instead of 1,503 (Jeddah)" in check.hint


def test_towns_that_add_up_close_it():
    (check,) = inside(LIST.format("6,200", "4,696", "1,504"))
    assert (check.verdict, check.severity, check.hint) == ("closed", "ok", None)


def test_towns_that_leave_people_elsewhere_are_a_selection():
    (check,) = inside(LIST.format("6,200", "1,696", "1,503"))
    assert (check.verdict, check.residual) == ("open", 3001)


def test_more_in_the_towns_than_in_the_country_is_a_contradiction():
    (check,) = inside(LIST.format("6,200", "4,796", "1,503"))
    assert (check.verdict, check.imbalance) == ("contradiction", 99)


def test_far_more_in_the_towns_is_of_other_people():
    (check,) = inside(LIST.format("62", "4,696", "1,503"))
    assert (check.verdict, check.blame) == ("not comparable", "extraction")


def test_a_hedged_number_allows_what_its_words_allow():
    (check,) = inside(LIST.format("some 6,200", "4,696", "1,503"))
    assert check.verdict == "closed"


def test_a_hedged_town_is_no_part():
    assert inside(LIST.format("6,200", "about 4,600", "1,503")) == []


def test_without_a_number_of_the_country_there_is_nothing_to_compare():
    text = "Pakistani prisoners in Saudi Arabia: there are 1,503 in Jeddah and 1,596 in Riyadh."
    (check,) = inside(text)
    assert (check.verdict, check.parts_sum) == ("no total", 3099)


def test_towns_of_two_countries_are_parts_of_both_together():
    text = (
        "The prisons of the United Arab Emirates and Saudi Arabia together hold 6,200 Pakistanis: "
        "1,612 in Abu Dhabi, 1,488 in Dubai, 1,503 in Jeddah and 1,596 in Riyadh."
    )
    (check,) = inside(text)
    assert (check.verdict, check.n_parts, check.residual) == ("contradiction", 4, 1)


def test_provinces_are_parts_too():
    text = (
        "Canadians in custody in China numbered 97: 40 in Guangdong province, 30 in Shanghai and "
        "27 in Beijing."
    )
    (check,) = inside(text)
    assert (check.verdict, check.n_parts) == ("closed", 3)


def test_two_numbers_for_one_town_are_not_added_up():
    text = (
        "There are 6,200 Pakistani prisoners in Saudi Arabia, 3,193 in Riyadh, 1,503 in Jeddah and "
        "1,504 in Jeddah."
    )
    (check,) = inside(text)
    assert check.verdict == "not comparable"


def test_a_town_of_another_date_is_no_part():
    text = (
        "In 2023 Saudi Arabia held 6,200 Pakistani prisoners. In 2019 there were 2,001 in Riyadh "
        "and 1,503 in Jeddah."
    )
    assert [c.verdict for c in inside(text)] == ["no total"]


def test_what_a_town_has_is_no_count():
    found = extraction(LIST.format("6,200", "4,696", "1,503"))
    assert [c.value for c in found.counts] == [6200]
    told = [(n.value, n.measure, n.place, n.inside, n.origin) for n in found.numbers if n.inside]
    assert told == [
        (4696, "in_custody", "SAU", "Riyadh", "PAK"),
        (1503, "in_custody", "SAU", "Jeddah", "PAK"),
    ]


def between(*texts):
    """The rows of `told_inside` for texts that name one source."""
    given = {"cites": ("Ministry",), "published": "2023-07-21"}
    told = [replace(document(t, **given), document=f"{n}.txt") for n, t in enumerate(texts)]
    made = reconcile_documents(told, [extract(d, shipped()) for d in told])
    return [(c.verdict.value, c.values) for c in made if c.rule == "told_inside"]


def test_a_town_told_twice_from_one_source_agrees_or_does_not():
    one = LIST.format("6,200", "4,696", "1,504")
    assert between(one, LIST.format("6,200", "4,696", "1,503")) == [
        ("contradiction", (1504, 1503)),
        ("agrees", (4696,)),
    ]


def test_a_document_with_two_numbers_for_a_town_is_not_compared():
    one = LIST.format("6,200", "3,297", "1,504")
    twice = one.replace("1,504 in Jeddah", "1,503 in Jeddah and 1,400 in Jeddah")
    assert between(one, twice) == [("agrees", (3297,))]


TOWNS = ["Riyadh", "Jeddah", "Dammam", "Medina"]
PARTS = st.lists(st.integers(min_value=2200, max_value=9999), min_size=2, max_size=4)


def split(total, parts):
    towns = ", ".join(f"{n:,} in {town}" for n, town in zip(parts, TOWNS, strict=False))
    return f"There are {total:,} Pakistani prisoners in Saudi Arabia, {towns}."


@given(PARTS)
def test_a_number_split_into_its_towns_never_alarms(parts):
    (check,) = inside(split(sum(parts), parts))
    assert check.verdict == "closed"


@given(PARTS, st.integers(0, 3), st.sampled_from([1, 10]))
def test_one_part_too_large_by_a_slip_always_does_and_is_among_the_hints(parts, which, step):
    changed = list(parts)
    at = which % len(parts)
    changed[at] += step
    if len(str(changed[at])) > len(str(parts[at])) or (parts[at] // step) % 10 == 9:
        return  # no slip of one digit
    (check,) = inside(split(sum(parts), changed))
    assert (check.verdict, check.imbalance) == ("contradiction", step)
    told = f"{parts[at]:,} instead of {changed[at]:,} ({TOWNS[at]})"
    assert told in check.hint or f"{TOWNS[at]}" in check.hint.partition(" numbers closes it: ")[2]
