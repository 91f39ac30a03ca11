"""Numbers in brackets of which a text says what they count: in sentences of our own."""

import pytest

from tests.extract.reading import counts, extraction


@pytest.mark.parametrize(
    "legend",
    [
        "Cases first and the dead in brackets: ",
        "Cases by country (deaths in brackets):\n\n",
        "Cases (deaths): ",
        "Figures in brackets are deaths. ",
        "Cases, in parentheses those who died: ",
    ],
)
def test_numbers_in_brackets_count_what_is_said_of_brackets(legend):
    text = f"Cholera in Africa\n\n{legend}Chad 400 (30), Mali 120 (none), Niger 66 (4)."
    assert {(c.measure, c.value, c.place) for c in counts(text)} == {
        ("cases", 400, "TCD"),
        ("killed", 30, "TCD"),
        ("cases", 120, "MLI"),
        ("killed", 0, "MLI"),
        ("cases", 66, "NER"),
        ("killed", 4, "NER"),
    }


def test_whose_people_are_in_brackets_is_said_before_them():
    text = "A bus crash in Peru. The dead, with the injured in brackets: Danes 4 (12), Poles 2 (5)."
    assert {(c.measure, c.value, c.place, c.origin) for c in counts(text)} == {
        ("killed", 4, "PER", "DNK"),
        ("injured", 12, "PER", "DNK"),
        ("killed", 2, "PER", "POL"),
        ("injured", 5, "PER", "POL"),
    }


def test_brackets_of_which_nothing_is_said_count_nobody():
    text = "Danes in jail abroad: Peru 412 (3 women), Chile 90 (17)."
    assert {c.value for c in counts(text)} == {412, 90}


def test_as_many_in_brackets_as_before_them_are_no_number_said_twice():
    text = "Cholera, cases (deaths):\n\nChad: 40 (6)\nMali: 3 (3)\nTogo: 0 (0)"
    found = {(c.measure, c.value, c.place) for c in counts(text)}
    assert {("cases", 3, "MLI"), ("killed", 3, "MLI"), ("killed", 0, "TGO")} <= found
    assert len(found) == 6


@pytest.mark.parametrize("dots", [" ....... ", "   "])
def test_what_a_cell_has_in_brackets_for_an_earlier_year_is_a_count_of_that_year(dots):
    rows = (("Iraq", "52+    (2018: 43)"), ("Egypt", "32    (2018: 43+)"), ("Chad", "4 (2018: 0)"))
    text = "Executions in 2019:\n\n" + "\n".join(f"    {name}{dots}{n}" for name, n in rows)
    assert {(c.value, c.place, c.as_of) for c in extraction(text).counts} == {
        (52, "IRQ", "2019"),
        (43, "IRQ", "2018"),
        (32, "EGY", "2019"),
        (43, "EGY", "2018"),
        (4, "TCD", "2019"),
        (0, "TCD", "2018"),
    }


@pytest.mark.parametrize("form", ["{} ({})", "{} [{}]"])
@pytest.mark.parametrize("mark", ["\n", " "])
def test_years_one_in_brackets_tell_what_the_numbers_below_are_for(form, mark):
    years, rows = form.format(2021, 2020), (("Syria", 412, 640), ("Eritrea", 300, 212))
    listed = mark.join(f"{name} {form.format(*n)}" for name, *n in rows)
    text = f"Asylum seekers in Malta {years}: {form.format(850, 900)}\n\nTop nationalities {years}"
    found = {(c.value, c.origin, c.as_of) for c in extraction(f"{text}{mark}{listed}").counts}
    assert {(900, "ALL", "2020"), (640, "SYR", "2020"), (212, "ERI", "2020")} <= found
    assert {c[:2] for c in found} >= {(850, "ALL"), (412, "SYR"), (300, "ERI")}


def test_a_figure_that_is_added_in_square_brackets_is_no_footnote():
    told = "The figure as at 31 May 2017 is added in square brackets."
    text = f"Poles in foreign prisons. {told}\n\n* Spain: 349 [388]\n* Chile: 61 [none]"
    found = {(c.value, c.place, c.as_of) for c in extraction(text).counts}
    assert (388, "ESP", "2017-05-31") in found
    assert (0, "CHL") in {c[:2] for c in found}
    footnotes = counts("Poles in foreign prisons [1].\n\n* Spain: 349 [3]\n* Chile: 61 [4]")
    assert {c.value for c in footnotes} == {349, 61}


def test_a_number_behind_brackets_is_of_the_country_before_them():
    text = (
        "Death row in Africa\n\nMali has three on death row. Niger (not to be mixed up with "
        "Nigeria, which hangs people): nil. Togo (next to Ghana) has four."
    )
    assert {(c.value, c.place) for c in counts(text)} == {(3, "MLI"), (0, "NER"), (4, "TGO")}
    assert {
        (c.value, c.place) for c in counts("Jailed abroad\n\nGeorgia (USA): 12 prisoners.")
    } == {(12, "USA")}


def test_what_it_is_now_stands_behind_what_it_was():
    told = "Polio cases\n\nNiger halved its number (122, now 53), so did Chad (37, now 14)."
    assert {(c.value, c.place) for c in counts(told)} == {
        (122, "NER"),
        (53, "NER"),
        (37, "TCD"),
        (14, "TCD"),
    }


@pytest.mark.parametrize("link", ["those of", "those for the end of", "the figures for"])
def test_a_lead_says_which_year_is_in_brackets(link):
    text = f"Refugees at the end of 2022 and, in brackets, {link} 2012:\n\nChad: 97 (45)\n"
    found = {(c.value, (c.as_of or "")[:4]) for c in extraction(text + "Mali: 12 (9)").counts}
    assert found == {(97, "2022"), (45, "2012"), (12, "2022"), (9, "2012")}


@pytest.mark.parametrize("verb", ["compare with", "compare to"])
def test_what_a_number_compares_with_is_a_count(verb):
    text = f"Chad has 81 reporters in its prisons. Mali is third: its 25 {verb} 23 the last time."
    assert {(c.value, c.place) for c in extraction(text).counts} == {
        (81, "TCD"), (25, "MLI"), (23, "MLI")
    }  # fmt: skip


def test_a_year_within_brackets_holds_for_those_of_the_next_sentence():
    text = (
        "Executions. Peru hanged 61 people in 2020 (58 in 2019). Chile put 32 to death (19). "
        "Then come Togo with 24 (13) and Chad with 18."
    )
    told = {(c.value, c.place, c.as_of) for c in extraction(text).counts}
    assert told >= {(58, "PER", "2019"), (19, "CHL", "2019"), (13, "TGO", "2019")}
    assert (18, "TCD", "2020") in told
