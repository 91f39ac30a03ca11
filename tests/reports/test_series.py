from dataclasses import replace
from xml.etree import ElementTree

from etl.reports import RunCount
from etl.reports.pictures import draw_history, draw_series
from etl.reports.series import POINTS, build_series
from schemas.codes import Qualifier, Severity


def told(data, *dates):
    """The report with China's count told once a date, each a person more."""
    china = next(count for count in data.counts if count.place == "CHN")
    counts = [
        replace(china, count_id=f"{n:016x}", as_of=date, value=china.value + n)
        for n, date in enumerate(dates)
    ]
    return replace(data, counts=tuple(counts))


def test_a_number_told_for_three_dates_is_a_series_in_their_order(report):
    (series,) = build_series(told(report(), "2023-12", "2021", "2022-02-15"))
    assert series.label == "in custody: China, from Canada"
    assert [(point.date, point.day) for point in series.points] == [
        ("2021", "2021-07-01"),
        ("2022-02-15", "2022-02-15"),
        ("2023-12", "2023-12-15"),
    ]


def test_the_newest_points_are_shown_and_the_older_ones_counted(report):
    dates = [f"{year}" for year in range(1700, 1700 + POINTS + 5)]
    (series,) = build_series(told(report(), *dates))
    assert (len(series.points), series.left_out) == (POINTS, 5)
    assert series.points[-1].date == dates[-1]


def test_two_dates_are_no_series(report):
    assert build_series(told(report(), "2021", "2022", "2022")) == ()


def test_a_count_without_a_date_has_that_of_its_document(report):
    (series,) = build_series(told(report(), None, "2021", "2022"))
    assert series.points[-1].date == "2024-05-03"


def test_an_open_interval_ends_at_the_value(report):
    data = told(report(), "2021", "2022", "2023")
    over = replace(data.counts[0], qualifier=Qualifier.OVER, low=98, high=None)
    (series,) = build_series(replace(data, counts=(over, *data.counts[1:])))
    assert (series.points[0].low, series.points[0].high) == (97, 97)
    assert not series.points[0].exact


def test_a_picture_is_well_formed_and_has_an_alternative(report):
    (series,) = build_series(told(report(), "2021", "2022", "2023"))
    svg = ElementTree.fromstring(draw_series(series))
    assert svg.get("role") == "img"
    assert svg.get("aria-label").startswith("in custody: China")
    assert svg.get("width") is None
    assert "style" not in {name for element in svg.iter() for name in element.attrib}


def test_the_history_of_findings_has_a_bar_for_each_snapshot():
    past = [RunCount(n, "2024-05-01", Severity.ERROR, n) for n in (1, 2, 3)]
    svg = draw_history(past)
    labels = [element.text for element in ElementTree.fromstring(svg).iter() if element.text]
    assert {"1", "2", "3", "error", "warning", "Snapshot"} <= set(labels)
