"""What befell soldiers, and whence some of those hurt came: in sentences of our own."""

import pytest

from tests.extract.reading import counts


@pytest.mark.parametrize(
    ("befell", "measure"),
    [
        ("were taken hostage", "hostages"),
        ("are held hostage", "hostages"),
        ("are missing", "missing"),
        ("were arrested", "arrested"),
        ("were detained", "in_custody"),
        ("have been freed", "released"),
        ("were killed", "killed"),
        ("are deployed", "deployed"),
    ],
)
def test_what_befell_soldiers_is_what_is_counted_of_them(befell, measure):
    assert counts(f"Twelve Danish peacekeepers {befell} in Mali.") == {(measure, 12, "MLI", "DNK")}
    assert counts(f"45 Danish soldiers {befell} in Chad.") == {(measure, 45, "TCD", "DNK")}


@pytest.mark.parametrize(
    ("done", "measure"),
    [
        ("Rebels took hostage", "hostages"),
        ("Rebels in Mali are holding", "hostages"),
        ("Rebels abducted", "hostages"),
        ("Mali is holding", "in_custody"),
        ("Mali has", "deployed"),
    ],
)
def test_who_does_what_to_soldiers_tells_what_they_are(done, measure):
    told = {(m, n) for m, n, *_ in counts(f"{done} 12 Danish soldiers in Mali.")}
    assert told == {(measure, 12)}


def test_those_who_come_from_a_country_tell_whose_the_dead_are():
    told = {(45, "TCD"), (12, "TGO"), (97, "ALL")}
    text = "97 people were killed, 45 of them from Chad and 12 from Togo."
    assert counts(text) == {("killed", n, None, origin) for n, origin in told}
    text = "97 people were killed in Peru, 45 of whom were from Chad and 12 from Togo."
    assert counts(text) == {("killed", n, "PER", origin) for n, origin in told}


def test_those_brought_out_of_a_country_tell_where_they_were():
    text = "Peru brought home 97 workers, 40 of them from Chad."
    assert ("released", 40, "TCD", "PER") in counts(text)


@pytest.mark.parametrize(
    "lead", ["By country, the dead in brackets:", "By country (dead in brackets)"]
)
def test_a_lead_that_tells_of_brackets_changes_nothing_for_the_numbers_before_them(lead):
    text = f"Cholera: 97 cases, 20 deaths. {lead}\n\nChad 60 (15)\nMali 37 (5)"
    told = {(m, n, place) for m, n, place, _ in counts(text)}
    assert {("cases", 60, "TCD"), ("killed", 15, "TCD"), ("cases", 37, "MLI")} <= told


@pytest.mark.parametrize(
    "rank", ["Nobody took in more refugees per head than Malta.", "Malta took in most per head."]
)
def test_a_comparison_by_head_makes_no_rates_of_what_follows(rank):
    text = f"{rank} It has 97 refugees. Syria: 45. Libya: 12."
    assert {n for _, n, *_ in counts(text)} == {97, 45, 12}
    assert not counts("Prisoners per 100,000 inhabitants. Malta: 97. Syria: 45.")
