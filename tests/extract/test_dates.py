"""Time expressions: what is read as one, how it is resolved, and which numbers are left alone."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.dates import DateCue, DateKind, DateSpan, read_dates
from etl.extract.lexicon import Entry, Lexicon
from etl.extract.numbers import read_numbers
from etl.vocabulary import load_vocabulary

PUBLISHED = "2019-12-04"
"""A Wednesday."""
GOLD = Path(__file__).parents[3] / "shared" / "eval" / "dev"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon(Entry(*word) for word in load_vocabulary().words())


def dates(text: str, published: str | None = PUBLISHED) -> list[DateSpan]:
    hits = lexicon().scan(text)
    return read_dates(text, hits, read_numbers(text, hits), published)


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[d.start : d.end], d.as_of) for d in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("30 June 2016", "2016-06-30"),
        ("June 30, 2016", "2016-06-30"),
        ("the 30th of June 2016", "2016-06-30"),
        ("Jun. 30, 2016", "2016-06-30"),
        ("30/06/2016", "2016-06-30"),
        ("06/30/2016", "2016-06-30"),
        ("30.06.2016", "2016-06-30"),
        ("30-Jun-2016", "2016-06-30"),
        ("2016-06-30T18:30:25", "2016-06-30"),
        ("Thursday, June 30th, 2016", "2016-06-30"),
        ("JUNE 2016", "2016-06"),
        ("June of 2016", "2016-06"),
        ("June '16", "2016-06"),
        ("mid-2003", "2003"),
        ("early 2004", "2004"),
        ("summer of 2015", "2015"),
        ("fiscal 2021", "2021"),
        ("end of 2016", "2016-12-31"),
        ("end-2016", "2016-12-31"),
        ("the end of February 2020", "2020-02-29"),
        ("the start of May 2020", "2020-05-01"),
        ("2016 drew to a close", "2016-12-31"),
        ("the year to June 2016", "2016-06"),
        ("the year ended 30 June 2016", "2016-06-30"),
        ("12 months to the end of May 2015", "2015-05"),
        ("Q3 2020", "2020-09"),
        ("the first half of 2016", "2016-06"),
        ("the end of Q1 2021", "2021-03-31"),
        ("mid-year 2019", "2019"),
        ("FY2019", "2019"),
        ("FY19", "2019"),
        ("3-May-19", "2019-05-03"),
    ],
)
def test_a_date_resolves_however_it_is_written(text: str, as_of: str) -> None:
    assert [d.as_of for d in dates(f"Of these, {text}.")] == [as_of]


@given(
    day=st.dates(date(1900, 1, 1), date(2035, 12, 31)),
    form=st.sampled_from(
        [
            "{d} {m} {y}",
            "{m} {d}, {y}",
            "{m} {d} {y}",
            "the {d} of {m}, {y}",
            "{d:02}/{n:02}/{y}",
            "{d}.{n}.{y}",
            "{y}-{n:02}-{d:02}",
            "{d}-{s}-{y}",
            "{s}. {d}, {y}",
            "{w}, {d} {m} {y}",
        ]
    ),
)
def test_any_day_in_any_format_is_itself(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    words = {"d": day.day, "n": day.month, "y": day.year, "m": month, "s": month[:3]}
    text = form.format(**words, w=day.strftime("%A"))
    assert said(f"There were 7 on {text}.") == [(text.removeprefix("the "), day.isoformat())]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("last year", "2018"),
        ("this year", "2019"),
        ("at the end of last year", "2018-12-31"),
        ("last November", "2019-11"),
        ("last December", "2018-12"),
        ("June this year", "2019-06"),
        ("30 June last year", "2018-06-30"),
        ("on Friday", "2019-11-29"),
        ("on Wednesday", "2019-12-04"),
        ("yesterday", "2019-12-03"),
        ("two weeks ago", None),
        ("ten years ago", "2009"),
        ("the first day of this month", "2019-12-01"),
        ("at present", None),
        ("on 30 June", "2019-06-30"),
        ("on December 24", None),
        ("as of December 24", "2018-12-24"),
        ("since the start of the year", "2019"),
        ("since 1 January", "2019"),
        ("last summer", None),
        ("the last 12 months", None),
    ],
)
def test_a_relative_time_counts_from_the_document(text: str, as_of: str | None) -> None:
    assert [d.as_of for d in dates(f"It happened {text}.")] == [as_of]


def test_a_relative_time_without_a_document_date_stays_open() -> None:
    text = "Last year, on Friday, yesterday, in June, on 3 May, a year earlier."
    assert {d.as_of for d in dates(text, None)} == {None}


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("On 30 June 2016 it was 9, a year earlier 8.", "2015-06-30"),
        ("In 2018 it was 690. The year before it had been 993.", "2017"),
        ("235 came in 2004 and 249 the year after, then none.", "2005"),
        ("In the year to June 2016 it was 12, in the previous year 9.", "2015-06"),
        ("On 1 March 2012 it held 4; on the same day Oman held 2.", "2012-03-01"),
        ("On 21 May 2010 it was 8, in 1992 it was 3. On that day", "2010-05-21"),
        ("As of 1 July 2014, 93. On 1 May 2013, 2. As of the same date, 3", "2014-07-01"),
        ("On 21 May 2010 it was 8, on 2 June 2009 5. On the May date", "2010-05-21"),
        ("2017 (by June)", "2017-06"),
        ("The tally of May 23, 2014 is 551, that of May 20", "2014-05-20"),
        ("In 2016 it was 4; at the end of the year 5.", "2016-12-31"),
        ("In June 2018, 12; in the same period of 2017", "2017"),
        ("Fewer have come since 1994 than the year before.", "2018"),
    ],
)
def test_a_time_counts_from_the_date_before_it(text: str, as_of: str) -> None:
    assert dates(text)[-1].as_of == as_of


@pytest.mark.parametrize("text", ["Four days after the attack", "the year before the coup"])
def test_a_time_counted_from_an_event_has_no_date(text: str) -> None:
    assert dates(f"On 3 May 2019 he fled. {text} he was back.")[-1].as_of is None


@pytest.mark.parametrize(
    ("text", "as_of", "first", "last"),
    [
        ("from 2010 to 2014", None, "2010", "2014"),
        ("in 2012-13", None, "2012", "2013"),
        ("in the 1990s", None, "1990", "1999"),
        ("between March and June 2020", "2020-06", "2020-03", "2020-06"),
        ("from 9 to 27 July 2018", "2018-07-27", "2018-07-09", "2018-07-27"),
        ("on 3, 4 and 5 May 2019", "2019-05-05", "2019-05-03", "2019-05-05"),
        ("May 3-7, 2019", "2019-05-07", "2019-05-03", "2019-05-07"),
        ("from 1 January to 5 June 2019", "2019-06-05", "2019-01-01", "2019-06-05"),
        ("between 1 January and 17 December 2019", "2019", "2019-01-01", "2019-12-17"),
        ("from April 2012 to 13 June 2014", "2014-06-13", "2012-04", "2014-06-13"),
        ("from July 2018 to June 2019", "2019-06", "2018-07", "2019-06"),
        ("from December 2018 to March", "2019-03", "2018-12", "2019-03"),
        ("from December 2016 to March 2019", None, "2016-12", "2019-03"),
    ],
)
def test_a_span_has_two_ends(text: str, as_of: str | None, first: str, last: str) -> None:
    (span,) = dates(f"They came {text}.")
    assert (span.kind, span.as_of) == (DateKind.SPAN, as_of)
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("as at 30 June 2016", DateCue.AS_OF, "as at "),
        ("In the year 2022", DateCue.IN, "In the year "),
        ("up to and including 2019", DateCue.UNTIL, "up to and including "),
        ("in the twelve months to March 2011", DateCue.YEAR_TO, "in the "),
        ("the census of 2011", DateCue.OF, "of "),
        ("by the end of May 2020", DateCue.BY, "by the "),
    ],
)
def test_the_words_before_a_date_are_its_cue(text: str, cue: DateCue, words: str) -> None:
    (span,) = dates(text)
    assert (span.cue, text[span.cue_start : span.start]) == (cue, words)


def test_since_is_open_but_since_the_start_of_this_year_is_the_year() -> None:
    assert [(d.as_of, d.since) for d in dates("since 2001")] == [("2001", True)]
    assert [(d.as_of, d.since) for d in dates("since the beginning of 2019")] == [("2019", False)]


def test_a_weekday_is_told_from_other_relative_times() -> None:
    kinds = [d.kind for d in dates("On Monday 12 died; the year before, 3.")]
    assert kinds == [DateKind.WEEKDAY, DateKind.RELATIVE]


def test_a_clock_time_is_one_expression() -> None:
    text = "At 11:42 IST, 10.30 a.m., 9am, 10:28am and 6 o'clock."
    assert [text[d.start : d.end] for d in dates(text)] == [
        *("11:42 IST", "10.30 a.m.", "9am", "10:28am", "6 o'clock")
    ]
    assert {d.kind for d in dates(text)} == {DateKind.CLOCK}


@pytest.mark.parametrize(
    "text",
    [
        "2016 prisoners were held.",
        "Of the 2016 prisoners half were free.",
        "About 2000 were killed.",
        "Up to 2000 people came.",
        "Between 1950 and 2000 people live there.",
        "A force of 2000 soldiers came.",
        "It cost $2019.",
        "See resolution No. 2015.",
        "Cuba 88, Oman 1956, Peru 3 and Qatar 2001.",
        "In all, 2,016.",
    ],
)
def test_a_count_that_looks_like_a_year_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 prisoners revolted.",
        "The 2016 figures are out.",
        "Wars (2016) and peace.",
        "2016: 71,723",
        "2016 brought 451 arrests.",
        "The total for 2016 was 58.",
    ],
)
def test_a_year_is_read_where_it_stands_as_one(text: str) -> None:
    assert said(text) == [("2016", "2016")]


@pytest.mark.parametrize(
    "table",
    [
        "| Country | 2018 | 2019 |\n|---|---|---|\n| Oman | 1956 | 2001 |\n| Peru | 7 | 8 |",
        "Country\t2018\t2019\nOman\t1956\t2001\nPeru\t7\t8",
        "Country    2018    2019\n------------\nOman       1956    2001\nPeru   7   8",
        "Country\n2018\n2019\nOman\n1956\n2001\nPeru\n7\n8",
    ],
)
def test_years_head_a_table_and_counts_fill_it(table: str) -> None:
    assert [d.as_of for d in dates(table)] == ["2018", "2019"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June 30 prisoners were freed.", [("June", "2019-06")]),
        ("On June 30 prisoners were freed.", [("June 30", "2019-06-30")]),
        ("She may march in may.", []),
        ("In June, 2016 prisoners fled.", [("June", "2019-06")]),
        ("They fled in June. 2016 was worse.", [("June", "2019-06"), ("2016", "2016")]),
        ("May they be spared?", []),
        ("Jan reads The Sun.", []),
        ("On 31 June 2016 nothing happened.", [("31 June 2016", None)]),
    ],
)
def test_words_and_numbers_that_only_look_like_dates(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert said(text) == expected


WORDS = (
    *("end of", "the", "30", "June", "2016", ", ", "-", "to", "year", "12", "months", "last"),
    *("(", ")", "\n", "as", "of", "2012-13", "Q3", "first", "before", "Friday", "1st", "/", "."),
    *("'", "2000", "people", "Oman", "|", "early", "same", "day", "9am", "\t"),
)


@given(pieces=st.lists(st.sampled_from(WORDS), max_size=30), glue=st.sampled_from([" ", ""]))
def test_any_words_give_spans_in_order_inside_the_text(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    spans = dates(text)
    edges = [edge for d in spans for edge in (d.cue_start, d.start, d.end)]
    assert edges == sorted(edges)
    assert all(d.cue_start >= 0 and d.start < d.end <= len(text) for d in spans)


@pytest.mark.parametrize(
    "piece", ["end of ", "the year to ", "June ", "2016 | ", "30 ", "from 2016 to ", "in the "]
)
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    began = process_time()
    dates(text)
    assert process_time() - began < 30, "quadratic would take minutes"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated documents are not beside the project")
def test_every_date_of_the_annotated_documents_is_found_and_no_count_is_taken_for_one() -> None:
    missing, taken = [], []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        spans = dates(gold["text"], gold["published"])
        found = {None, *(d.as_of for d in spans)}
        inside = {i for d in spans for i in range(d.start, d.end)}
        missing += [(path.stem, c["as_of"]) for c in gold["counts"] if c["as_of"] not in found]
        taken += [(path.stem, c["number"]) for c in gold["counts"] if c["start"] in inside]
    assert taken == []
    assert len(missing) <= 8, missing
