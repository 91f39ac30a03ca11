"""Who sends soldiers, and where they are: in sentences of our own."""

import pytest

from tests.extract.reading import counts, values


def _told(text: str) -> set[tuple[int, str | None, str | None]]:
    return {(c.value, c.place, c.origin) for c in counts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru has 97 soldiers in Mali, and Chile 45.",
        "Peru sent 97 soldiers to Mali, Chile 45.",
        "Peru has 97 soldiers in Mali; Chile has at least 45 there.",
        "Peru and Chile have 97 and 45 soldiers in Mali respectively.",
        "Peru keeps 97 soldiers in Mali, while Chile has 45 in Mali.",
    ],
)
def test_others_send_soldiers_where_the_first_one_does(text):
    assert _told(text) == {(97, "MLI", "PER"), (45, "MLI", "CHL")}


def test_senders_of_soldiers_abroad_are_told_one_after_the_other():
    text = "Peru has 97 soldiers abroad, Chile 45 and Togo nearly 12."
    assert _told(text) == {(97, "ALL", "PER"), (45, "ALL", "CHL"), (12, "ALL", "TGO")}


def test_one_sender_has_soldiers_in_one_country_after_the_other():
    text = "Peru has 97 soldiers in Mali, 45 in Chad and 12 in Haiti."
    assert _told(text) == {(97, "MLI", "PER"), (45, "TCD", "PER"), (12, "HTI", "PER")}


@pytest.mark.parametrize("who", ["police and soldiers", "soldiers and police"])
def test_police_and_soldiers_are_no_narrower_group(who):
    text = f"The mission in Mali has 97 {who}: 52 Danes and 45 Finns."
    assert _told(text) == {(97, "MLI", "ALL"), (52, "MLI", "DNK"), (45, "MLI", "FIN")}


@pytest.mark.parametrize("many", ["two African countries", "several African states"])
def test_so_many_of_them_are_where_is_told_behind(many):
    text = f"Danish soldiers are serving in {many}, 97 of them in Mali and 45 in Chad."
    assert _told(text) == {(97, "MLI", "DNK"), (45, "TCD", "DNK")}


def test_the_name_of_a_body_says_nothing_of_a_measure():
    text = "Mali executed 97 people in 2023, Amnesty International says, and Chad 45."
    assert {c.measure for c in counts(text)} == {"executed"}


def test_hosts_of_a_people_have_so_many_respectively():
    text = "Chad and Mali host the most Haitian refugees, 97,000 and 45,000 respectively."
    assert _told(text) == {(97_000, "TCD", "HTI"), (45_000, "MLI", "HTI")}


def test_a_capital_that_puts_the_number_elsewhere_tells_of_the_same():
    text = "Lima says 97,000 Haitian refugees are in Peru. Quito puts the number at 45,000."
    assert _told(text) == {(97_000, "PER", "HTI"), (45_000, "PER", "HTI")}


def test_new_ones_bring_the_number_in_a_country_to_its_whole():
    text = "Two new infections have brought the number of measles cases in Peru to 58."
    assert _told(text) == {(58, "PER", None)}


@pytest.mark.parametrize(
    "text",
    [
        "About 2,000 Haitian refugees cross the border into Peru every day.",
        "Every day some 2,000 Haitian refugees arrive in Peru.",
    ],
)
def test_so_many_a_day_are_no_count(text):
    assert values(text) == set()


def test_so_many_who_came_a_week_after_something_are_a_count():
    text = "A week after the quake 2,000 Haitian refugees arrived in Peru."
    assert values(text) == {2000}


def test_police_officers_are_counted_where_they_are_deployed():
    text = "Some 97 Danish police officers are deployed in Mali, along with 45 Finns."
    assert _told(text) == {(97, "MLI", "DNK"), (45, "MLI", "FIN")}


def test_police_officers_are_a_narrower_group_elsewhere():
    assert values("Peru jailed 97 Danish police officers.") == set()


def test_a_state_that_sends_begins_a_clause():
    text = "Tonga deployed 55 soldiers to Mali and Fiji deployed 168 to Chad."
    assert _told(text) == {(55, "MLI", "TON"), (168, "TCD", "FJI")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's contingent in Mali numbers 97 soldiers.",
        "The Peruvian contingent in Mali was reduced to 97 soldiers.",
        "Peruvian soldiers in Mali number 97.",
    ],
)
def test_a_contingent_tells_whose_soldiers_its_number_counts(text):
    assert _told(text) == {(97, "MLI", "PER")}


def test_nationalities_aboard_head_a_list():
    text = "Nationalities aboard the flight:\n\nPeru - 33\nMali - 21\nChad - 18\n"
    assert _told(text) == {(33, None, "PER"), (21, None, "MLI"), (18, None, "TCD")}


def test_who_sends_is_asked_over_a_list_of_those_who_do():
    text = "Who sends the blue helmets?\n\nThe UN had 970 soldiers afield, in 16 missions:\n\n"
    text += "1) Peru - 97\n2) Mali - 45\n3) Chad - 12\n"
    told = {(970, "ALL", "ALL"), (97, "ALL", "PER"), (45, "ALL", "MLI"), (12, "ALL", "TCD")}
    assert _told(text) == told


@pytest.mark.parametrize("verb", ["has", "had", "has sent", "keeps"])
def test_police_whom_a_state_has_in_another_are_deployed(verb):
    preposition = "to" if verb == "has sent" else "in"
    text = f"Denmark {verb} 97 police officers {preposition} Mali and 45 in Chad."
    told = {(97, "MLI", "DNK"), (45, "TCD", "DNK")}
    assert _told(text) == (set() if verb == "keeps" else told)


@pytest.mark.parametrize("where", ["in Copenhagen", "in prison in Mali", "on duty"])
def test_police_at_home_or_in_jail_are_a_narrower_group(where):
    assert not _told(f"Denmark has 97 police officers {where}.")


@pytest.mark.parametrize("whence", ["from abroad", "from other countries"])
def test_police_officers_from_abroad_are_sent_by_states(whence):
    text = f"At the fair 97 police officers {whence} served in Austria. Berlin had sent 45, Warsaw "
    assert _told(text + "some 20, and from Lima there were 16.") == {
        (97, "AUT", "FOREIGN"),
        (45, "AUT", "DEU"),
        (20, "AUT", "POL"),
        (16, "AUT", "PER"),
    }


@pytest.mark.parametrize("whence", ["Lima", "other units"])
def test_police_officers_of_a_country_itself_are_not_sent(whence):
    assert not values(f"At the fair 97 police officers from {whence} served in Peru.")


@pytest.mark.parametrize("keeps", ["keeps", "has kept", "kept"])
def test_a_state_keeps_people_on_a_mission_and_not_in_jail(keeps):
    mission = "The mission in Mali numbered 970 peacekeepers on 1 May. "
    read = counts(f"{mission}Chile {keeps} 97 people there, Togo 45.")
    assert {(c.measure, c.value, c.origin) for c in read} >= {
        ("deployed", 97, "CHL"),
        ("deployed", 45, "TGO"),
    }
    read = counts(f"{mission}Rebels keep 97 people in their cells.")
    assert "deployed" not in {c.measure for c in read if c.value == 97}
