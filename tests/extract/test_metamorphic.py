"""Laws of reading: change the countries, the numbers or the order, and the counts follow.

Each template writes the same facts in its own way. A law holds for all templates, whatever the
countries and the numbers; a template that a law leaves out is left out by name, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import Read, counts, shipped

PLACES = shipped().raw["places"]["countries"]
AMBIGUOUS = {block["word"] for block in shipped().raw["places"]["ambiguous"]}
USES = Counter(word for block in PLACES.values() for word in block.get("people") or ())
SHARED = {word for word, uses in USES.items() if uses > 1}
"""Congolese and Dominicans: of which of the two is decided by neighbours as well."""
Facts = list[tuple[str, str]]
"""Country code and the number as it is written, as often as the text says it."""


class Template(NamedTuple):
    """A way to write facts, and what its counts have besides value and country."""

    write: Callable[[Facts], str]
    measure: str
    place: str | None = None
    origin: str | None = None
    by: str = "place"

    def expected(self, facts: Facts, values: list[int]) -> set[Read]:
        """Give the counts that the text must have."""
        made = (Read(self.measure, n, self.place, self.origin) for n in values)
        return {r._replace(**{self.by: code}) for r, (code, _) in zip(made, facts, strict=True)}


def name(code: str) -> str:
    return str(PLACES[code]["name"])


def people(code: str) -> str:
    """Give the word for several of them: Finns, Swiss."""
    words = [w for w in PLACES[code]["people"] if w not in SHARED]
    return str(next((w for w in words if w.endswith("s")), words[0]))


def joined(items: list[str], comma: str = ", ") -> str:
    return comma.join(items[:-1]) + f" and {items[-1]}"


def each(form: str, facts: Facts) -> list[str]:
    return [form.format(n=n, place=name(c), people=people(c)) for c, n in facts]


def line(form: str) -> Callable[[Facts], str]:
    """A list of facts, one a line."""
    head, row = form.rsplit("\n", 1)
    return lambda facts: "\n".join([head, *each(row, facts)]) + "\n"


def prose(sentence: str, first: str, other: str, comma: str = ", ") -> Callable[[Facts], str]:
    """A sentence with a list in it; its first member may have other words than the rest."""
    return lambda facts: sentence.format(
        joined([*each(first, facts[:1]), *each(other, facts[1:])], comma)
    )


IN_PLACES = {
    "prose": prose("Canada said {}.", "{n} Canadians are in prison in {place}", "{n} in {place}"),
    "place first": prose("{} in their prisons.", "{place} holds {n} Canadians", "{place} {n}"),
    "followed by": lambda f: "{} has jailed {} Canadians, followed by {}.".format(
        name(f[0][0]), f[0][1], joined(each("{place} with {n}", f[1:]))
    ),
    "brackets": prose("Canadians are in prison in {}.", "{place} ({n})", "{place} ({n})"),
    "one sentence each": lambda f: "Canadians are in prison abroad. "
    + " ".join(each("{place} holds {n} of them.", f)),
    "colon list": lambda f: "Canadians imprisoned abroad: {}.".format(
        "; ".join(each("{place} {n}", f))
    ),
    "bullets": line("Canadians in prison abroad:\n\n- {place}: {n}"),
    "number first": line("Canadians in prison abroad:\n\n- {n} in {place}"),
    "dashes": line("Canadians in prison abroad\n\n{place} - {n}"),
    "pipes": line("Canadians in prison abroad\n\n|Country|Number|\n|---|---|\n|{place}|{n}|"),
    "tabs": line("Canadians in prison abroad\n\nCountry\tNumber\n{place}\t{n}"),
}  # fmt: skip
BY_ORIGIN = {
    "held": ("in_custody", prose("Japan's prisons hold {}.", "{n} {people}", "{n} {people}")),
    "killed": ("killed", prose("The fire in Japan killed {}.", "{n} {people}", "{n} {people}")),
    "were killed": ("killed", prose("In Japan {} were killed.", "{n} {people}", "{n} {people}")),
    "injured": ("injured", prose("{} were injured in Japan.", "{n} {people}", "{n} {people}")),
    "freed": ("released", prose("Japan has freed {}.", "{n} {people}", "{n} {people}")),
    "arrested": ("arrested", prose("Police in Japan arrested {}.", "{n} {people}", "{n} {people}")),
    "bullets": ("in_custody", line("Foreigners in Japan's prisons:\n\n- {people}: {n}")),
    "pipes": (
        "in_custody",
        line("Foreigners in Japan's prisons\n\n|Nationality|Number|\n|---|---|\n|{people}|{n}|"),
    ),
}  # fmt: skip
PLACE_ONLY = {
    "cases": ("cases", prose("{} of measles.", "{place} reported {n} cases", "{place} {n}")),
    "executed": ("executed", prose("Last year {}.", "{place} executed {n} people", "{place} {n}")),
    "sent": ("deployed", prose("{} now.", "{n} soldiers were sent to {place}", "{n} to {place}")),
    "dead": ("killed", prose("The storm killed {}.", "{n} people in {place}", "{n} in {place}")),
}  # fmt: skip
TEMPLATES = {
    **{f"{k}, by place": Template(w, "in_custody", origin="CAN") for k, w in IN_PLACES.items()},
    **{f"{k}, by origin": Template(w, m, "JPN", by="origin") for k, (m, w) in BY_ORIGIN.items()},
    **{k: Template(w, m) for k, (m, w) in PLACE_ONLY.items()},
    "brought home": Template(
        prose("Canada brought home {}.", "{n} of its citizens from {place}", "{n} from {place}"),
        "released",
        origin="CAN",
    ),
    "soldiers": Template(
        prose("Canada has {}.", "{n} soldiers in {place}", "{n} in {place}"),
        "deployed",
        origin="CAN",
    ),
    "sent by one": Template(
        prose("Canada sent {}.", "{n} soldiers to {place}", "{n} to {place}"),
        "deployed",
        origin="CAN",
    ),
    "sent by several": Template(
        prose("Soldiers in Japan\n\n{}.", "{place} sent {n}", "{place} {n}"),
        "deployed",
        "JPN",
        by="origin",
    ),
    "death row": Template(
        prose("{}.", "{n} Canadians are on death row in {place}", "{n} in {place}"),
        "on_death_row",
        origin="CAN",
    ),
}  # fmt: skip

# Words with a second reading are decided by their neighbours, of which a template has none; the
# fixed country of a template is no country of its list; one without people cannot be counted so.
COUNTRIES = sorted(
    code
    for code, block in PLACES.items()
    if block["name"] not in AMBIGUOUS
    and set(block.get("people") or ()) - SHARED
    and code not in ("CAN", "JPN")
)
# One has another plural, and a bare 1900 to 2099 may well be a year.
NUMBERS = st.integers(2, 99_999).filter(lambda n: not 1900 <= n < 2100)
ACTIVE_AND_PASSIVE = [
    ("The fire in Japan killed {}.", "{} were killed in the fire in Japan."),
    ("The fire in Japan injured {}.", "{} were injured in the fire in Japan."),
    ("Japan has freed {}.", "{} were freed by Japan."),
    ("Japan arrested {}.", "{} were arrested in Japan."),
    ("Japan executed {}.", "{} were executed in Japan."),
    ("Japan is holding {} in its prisons.", "{} are being held in Japan's prisons."),
]
templates = pytest.mark.parametrize(
    "template", [pytest.param(t, id=k) for k, t in TEMPLATES.items()]
)
law = settings(max_examples=20, deadline=None, derandomize=True)
"""Each law is tried on all templates: few examples of each, and the same ones every time."""


def a_list_with(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[list[tuple[str, int]]]:
    """Two to six countries with a number each, none twice: what is told again is no new count."""
    return st.lists(
        st.tuples(st.sampled_from(COUNTRIES), numbers),
        min_size=2,
        max_size=6,
        unique_by=(lambda f: f[0], lambda f: f[1]),
    )


a_list = a_list_with(NUMBERS)


def written(listed: list[tuple[str, int]], how: Callable[[int], str] = "{:,}".format) -> Facts:
    return [(code, how(number)) for code, number in listed]


def expected(template: Template, listed: list[tuple[str, int]]) -> set[Read]:
    return template.expected([(code, "") for code, _ in listed], [number for _, number in listed])


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spelled(n: int) -> str:
    """Write a number below a million in words; a comma behind `thousand` is not read yet."""
    if n < 20:
        return ONES.split()[n]
    if n < 100:
        return TENS.split()[n // 10 - 2] + (f"-{spelled(n % 10)}" if n % 10 else "")
    unit, word = (100, "hundred") if n < 1000 else (1000, "thousand")
    rest = n % unit
    join = " and " if rest < 100 else " "
    return f"{spelled(n // unit)} {word}" + (f"{join}{spelled(rest)}" if rest else "")


@law
@templates
@given(listed=a_list)
def test_any_countries_with_any_numbers(template, listed):
    assert counts(template.write(written(listed))) == expected(template, listed)


@law
@templates
@given(listed=a_list, random=st.randoms(use_true_random=False))
def test_the_order_of_a_list_says_nothing(template, listed, random):
    shuffled = random.sample(listed, len(listed))
    assert counts(template.write(written(shuffled))) == counts(template.write(written(listed)))


@law
@templates
@given(listed=a_list_with(st.integers(2, 99)))
def test_numbers_in_words_are_numbers(template, listed):
    assert counts(template.write(written(listed, spelled))) == expected(template, listed)


@law
@templates
@pytest.mark.parametrize(
    "separator", ["", " ", "\u00a0", "\u202f"], ids=["none", "space", "nbsp", "thin"]
)
@given(listed=a_list_with(st.integers(10_000, 99_999)))
def test_thousands_are_set_apart_in_any_way(template, separator, listed):
    text = template.write(written(listed, lambda n: f"{n:,}".replace(",", separator)))
    assert counts(text) == expected(template, listed)


def surrounded(told: str) -> str:
    return f"The minister answered on Monday.\n\n{told}\n\nShe thanked the committee.\n"


@law
@templates
@given(listed=a_list)
def test_prose_around_it_changes_nothing(template, listed):
    told = template.write(written(listed))
    assert counts(surrounded(told)) == counts(told)


@law
@pytest.mark.parametrize(("active", "passive"), ACTIVE_AND_PASSIVE)
@given(listed=a_list)
def test_active_and_passive_say_the_same(active, passive, listed):
    members = joined(each("{n} {people}", written(listed)))
    assert counts(active.format(members)) == counts(passive.format(members)) != set()


@law
@given(number=st.integers(100, 999_999))
def test_large_numbers_in_words_are_numbers(number):
    text = f"Peru reported {spelled(number)} cases of measles."
    assert counts(text) == {("cases", number, "PER", None)}


THREE = [("PER", 57), ("CHL", 12), ("CUB", 9)]
