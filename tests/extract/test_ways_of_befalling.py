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


def test_a_label_tells_what_its_number_counts_past_an_aside():
    text = "17 people died in Chad. The injured, now that all hospitals have answered: 29. "
    told = {("injured", 29, "ALL"), ("injured", 18, "POL"), ("injured", 11, "DNK")}
    found = {(m, n, origin) for m, n, _, origin in counts(text + "Poles eighteen, Danes eleven.")}
    assert told <= found
    text = "17 people died in Chad. The missing, according to the mayor: 29."
    assert ("missing", 29, "TCD", None) in counts(text)


def test_those_from_the_country_itself_are_its_own_in_the_next_sentence_too():
    text = "17 people died in Chad. Six of them were from Chad, four from Mali, two from Togo."
    told = {(17, "ALL"), (6, "TCD"), (4, "MLI"), (2, "TGO")}
    assert counts(text) == {("killed", n, "TCD", origin) for n, origin in told}


def test_each_goes_with_the_names_before_it_where_others_follow():
    text = "Cholera: in Chad and in Mali there were three each, in Peru and in Chile two each."
    told = {(3, "TCD"), (3, "MLI"), (2, "PER"), (2, "CHL")}
    assert {(n, place) for _, n, place, _ in counts(text)} == told
    text = "Cholera: there were three each in Chad and in Mali, two each in Peru and in Chile."
    assert {(n, place) for _, n, place, _ in counts(text)} == told


@pytest.mark.parametrize("often", ["each year", "a year", "every week", "per month"])
def test_passengers_who_pass_all_the_time_are_of_no_journey(often):
    text = f"Chad, whose lake 97 passengers cross by boat {often}, holds 45 Danes and 12 Poles."
    assert {(m, n) for m, n, *_ in counts(text)} == {("in_custody", 45), ("in_custody", 12)}
    assert counts("97 passengers were on board.") == {("on_board", 97, None, "ALL")}


def test_a_people_right_behind_what_befell_it_is_the_people_counted():
    assert counts("Peru has 12 dead Danes.") == {("killed", 12, "PER", "DNK")}
    text = "Peru has 12 missing Danes and 45 injured Poles, two of them seriously."
    assert counts(text) == {("missing", 12, "PER", "DNK"), ("injured", 45, "PER", "POL")}


@pytest.mark.parametrize("last", ["missing, 30", "missing, 30 to 40", "missing, more than 30"])
def test_a_label_of_one_word_tells_what_the_number_behind_its_comma_counts(last):
    text = f"In Peru, the toll is as follows: dead, 171; {last}."
    assert {(m, n, p) for m, n, p, _ in counts(text)} == {
        ("killed", 171, "PER"),
        ("missing", 30, "PER"),
    }


def test_those_driven_from_their_homes_are_where_the_dead_before_them_are():
    text = (
        "A storm hit Chad and Mali. In Chad 12 people died. Some 970 had to leave their homes.\n\n"
    )
    text += (
        "Mali got off lightly. Two people died there. More than 450 were driven from their homes."
    )
    told = {("killed", 12, "TCD"), ("displaced", 970, "TCD"), ("displaced", 450, "MLI")}
    assert told <= {(m, n, place) for m, n, place, _ in counts(text)}


def test_those_killed_all_over_the_world_are_everywhere_by_their_peoples_too():
    told = {(97, "ALL"), (45, "DNK"), (52, "SWE")}
    text = "97 people were killed{}: 45 Danes and 52 Swedes."
    found = counts(text.format(" around the world"))
    assert found == {("killed", n, "ALL", origin) for n, origin in told}
    assert counts(text.format("")) == {("killed", n, None, origin) for n, origin in told}


@pytest.mark.parametrize(
    "aside", ["all of them students", "who sat at the back", "most of them old"]
)
def test_what_befell_a_people_may_stand_behind_an_aside(aside):
    text = (
        f"A bus crash in Peru killed 18 people. Two Chileans died; three Danes, {aside}, were hurt."
    )
    told = {(c.measure, c.value, c.origin) for c in counts(text)}
    assert {("killed", 2, "CHL"), ("injured", 3, "DNK")} <= told
    assert ("killed", 3, "DNK") not in told


def test_what_befell_others_behind_a_verb_is_not_theirs():
    text = "In Peru three Danes, all of them students, fled when two Poles were hurt."
    assert ("injured", 3) not in {(c.measure, c.value) for c in counts(text)}
