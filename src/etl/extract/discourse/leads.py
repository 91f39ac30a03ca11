"""The sentences before a list of countries -> whether it goes through places or through peoples.

Only what a list's own announcement, or the total that it adds up to, says; the rest of the text is
for `evidence`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.extract.discourse.evidence import Evidence
from etl.extract.discourse.peoples import INSIDE, abroad, measures_said, peoples_of
from etl.extract.discourse.state import Discourse, is_country
from etl.extract.discourse.wording import among, said_by, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token

_LISTED = 3
"""Countries with a number, one after the other, that are a list."""
_BEFORE = 3
"""Sentences before a list that may announce it."""
_HEADERS = 8
"""Cells that may head the columns of a list."""
_CELL = 3
"""Tokens of such a cell."""
_END = 7
"""Tokens at the end of an announcement, in which it says what is listed."""
_SURE = 3
"""What an announcement weighs, by `evidence`."""
_NO_CHANCE = 20
"""Smaller numbers may add up by chance."""
_THEY = frozenset(["they", "the", "these", "those"])
_LANDS = (Form.NAME, Form.SEAT)


@dataclass(slots=True)
class _List:
    """Sentences, one after the other, that give countries numbers."""

    first: int
    """Which sentence it begins with."""
    numbers: dict[str, int] = field(default_factory=dict)


def weigh_leads(d: Discourse, sentences: Sequence[Sentence], evidence: dict[str, Evidence]) -> None:
    """Add to the evidence, by measure, what announces the lists of a text."""
    for listed in _lists(sentences):
        _weigh_lead(d, sentences, listed, evidence)


def _lists(sentences: Sequence[Sentence]) -> Iterator[_List]:
    """Give the lists of a text: a country with its number may be two cells of a table."""
    found: _List | None = None
    name: str | None = None
    for k, s in enumerate(sentences):
        pairs = _pairs(s)
        lone = s.places[0].code if not s.mentions and _is_cell(s) else None
        if not pairs and name is not None and s.mentions and len(s.tokens) == 1:
            pairs = [(name, s.mentions[0])]
        if not pairs and lone is None and not (s.mentions and len(s.tokens) == 1):
            if found is not None and len(found.numbers) >= _LISTED:
                yield found
            found, name = None, None
            continue
        found = found or _List(k)
        name = lone
        for code, m in pairs:
            found.numbers.setdefault(code, int(m.number.value))
    if found is not None and len(found.numbers) >= _LISTED:
        yield found


def _is_cell(s: Sentence) -> bool:
    """Tell whether a country stands alone."""
    named = len(s.places) == 1 and s.places[0].form is Form.NAME
    return named and s.places[0].first == 0 and s.places[0].last == len(s.tokens) - 1


def _pairs(s: Sentence) -> list[tuple[str, Mention]]:
    """Give the countries of a sentence that have a number of their own, and nothing else."""
    return [
        (m.places[0].code, m)
        for m in s.mentions
        if m.set_aside is None and len(m.places) == 1 and not m.people and not m.foreign
        if m.head in (Head.NONE, Head.MEASURE, Head.EVENT, Head.PERSON)
        if m.places[0].form is Form.NAME and is_country(m.places[0].code)
    ]


def _weigh_lead(
    d: Discourse,
    sentences: Sequence[Sentence],
    listed: _List,
    evidence: dict[str, Evidence],
) -> None:
    first = _behind_lead(sentences, listed.first)
    leads = [sentences[k] for k in range(first - 1, max(-1, first - 1 - _BEFORE), -1)]
    told_in = (sentences[listed.first], *leads)
    code = next((c[-1] for s in told_in if (c := measures_said(d, s))), d.measure)
    if code is None or not d.measures[code].nationality:
        return
    e = evidence.setdefault(code, Evidence())
    told = {c for s in leads for c in peoples_of(s)} - listed.numbers.keys()
    total = _total_of(leads, listed)
    if total is None:
        where = _total_within(listed)
    else:
        where = _place_of(*total, listed, leaving=d.measures[code].leaving)
    strangers = total is not None and _are_strangers(*total)
    announced = any(_announces_peoples(d, s, code) for s in leads[:2])
    if not announced and not strangers:
        whose = next((p for s in leads if (p := peoples_of(s) - listed.numbers.keys())), ())
        e.listed.update(whose if len(whose) == 1 else ())
    if not announced and (told or (where is None and not strangers)):
        return
    e.nationality += _SURE
    if where is not None:
        e.places[where] += _SURE


def _behind_lead(sentences: Sequence[Sentence], first: int) -> int:
    """Step back from a list over the cells that head its columns: "Country", "Men", "Total"."""
    for k in range(first, max(0, first - _HEADERS), -1):
        before = sentences[k - 1]
        short = len(before.tokens) <= _CELL and not before.mentions and not before.heading
        if not short or before.closing or before.tokens[-1:] == [] or _is_lead(before):
            return k
    return first


def _is_lead(s: Sentence) -> bool:
    return s.tokens[-1].low in (":", "?", ".")


def _are_strangers(s: Sentence, m: Mention) -> bool:
    """As in "97 foreigners were hanged", "97 pilgrims died": people of other countries."""
    return m.foreign or spoken(s.tokens[m.at + 1 : m.head_end + 1], "strangers")


def _announces_peoples(d: Discourse, s: Sentence, code: str) -> bool:
    """As in "They are from:", "Main countries of origin", "Embassies report"."""
    end = s.tokens[-_END:]
    if _ends_with(end, "from"):
        return not d.measures[code].leaving
    told = spoken(end, "of_origin") or _tells_apart(s, end) or _of_governments(s)
    return told or _asks_who(s)


def _asks_who(s: Sentence) -> bool:
    """As in "Who were they?", "Who are the dead?", before the countries that they were from."""
    words = [t.low for t in s.tokens[:3]]
    return s.question and words[0] == "who" and words[-1] in _THEY and "be" in s.tokens[1].plain


def _tells_apart(s: Sentence, end: Sequence[Token]) -> bool:
    """As in "Most frequent foreign passports:", "Dead by flag"; not "Passport checks"."""
    if [t.low for t in end[-1:]] == [":"]:
        return spoken(s.tokens, "told_apart_by")
    return said_by(end, "told_apart_by")


def _ends_with(end: Sequence[Token], word: str) -> bool:
    """Tell whether a word ends a sentence, or only "the following countries" behind it."""
    at = next((k for k in range(len(end) - 1, -1, -1) if end[k].low == word), None)
    if at is None:
        return False
    behind = [t for t in end[at + 1 :] if t.low.isalpha() or t.number is not None]
    lands = bool(behind) and "grammar.countries" in behind[-1].classes
    return (not behind and end[-1].low in (word, ":", "?")) or (lands and len(behind) <= _LISTED)


def _of_governments(s: Sentence) -> bool:
    """As in "Foreign ministries have named their dead", "embassies report"."""
    at = next((k for k, t in enumerate(s.tokens) if "envoys" in t.plain), None)
    if at is None:
        return False
    behind = s.tokens[at + 1 : at + 4]
    return at >= len(s.tokens) - 3 or among(behind, "grammar.reporting")


def _total_within(listed: _List) -> str | None:
    """Give the country of which the others are parts: "Denmark received 192. Peru: 97 ..."."""
    (first, whole), *others = listed.numbers.items()
    adds_up = sum(n for _, n in others) == whole >= _NO_CHANCE
    return first if len(others) >= _LISTED and adds_up else None


def _total_of(leads: Sequence[Sentence], listed: _List) -> tuple[Sentence, Mention] | None:
    """Give the number before a list that its numbers add up to."""
    parts = sum(listed.numbers.values())
    for s in leads:
        for m in reversed(s.mentions):
            if m.set_aside is None and int(m.number.value) == parts >= _NO_CHANCE:
                return s, m
    return None


def _place_of(s: Sentence, m: Mention, listed: _List, *, leaving: bool) -> str | None:
    """Give the one country, none of the list, that a total's people are in or have left."""
    where = (_left(s, m) if leaving else None) or _where(s, m)
    return None if where in listed.numbers else where


def _left(s: Sentence, m: Mention) -> str | None:
    """Give the one country that all of them left: "97 have been flown out of Chad"."""
    codes = {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME}
    return codes.pop() if len(codes) == 1 and not m.people else None


def _where(s: Sentence, m: Mention) -> str | None:
    """Give the one country in which a total says that people are, if it says so."""
    if m.people or abroad(s) or peoples_of(s) or "own_people" in s.lists:
        return None
    codes = {p.code for p in s.places if is_country(p.code) and _holds(s, p)}
    return codes.pop() if len(codes) == 1 else None


def _holds(s: Sentence, p: Place) -> bool:
    if p.site or p.agency or (p.form is Form.ADJECTIVE and not p.prep):
        return True
    if among(s.tokens[p.last + 1 : p.last + 2], "grammar.reporting"):
        return False  # "..., the ministry in Copenhagen says"
    subject = p.prep is None and p.form in _LANDS and p.first <= 1
    return subject or (p.prep in INSIDE and p.prep != "by")
