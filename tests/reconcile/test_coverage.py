from etl.reconcile import reconcile
from schemas.codes import NumberKind
from schemas.records import SeenNumber


def seen(value, kind, used=False):
    return SeenNumber(10, 12, float(value), None, kind, used, "")


def rules(checks):
    return [c.rule for c in checks if c.kind == "coverage"]


def test_a_text_on_topic_without_a_count_is_told(extraction):
    (check,) = reconcile(extraction([], numbers=(seen(40, NumberKind.NO_COUNTRY),)))
    assert (check.rule, check.severity, check.blame) == ("no_count", "info", "extraction")
    assert "1 number of people stand without a country: 40." in check.message


def test_a_text_off_topic_is_silent(extraction):
    assert reconcile(extraction([], numbers=(seen(2019, NumberKind.YEAR),))) == ()


def test_with_a_count_a_number_without_country_is_not_told(count, extraction):
    told = extraction([count("CHN", 97)], numbers=(seen(40, NumberKind.NO_COUNTRY),))
    assert rules(reconcile(told)) == []


def test_ambiguous_numbers_are_named_up_to_five(count, extraction):
    numbers = tuple(seen(n, NumberKind.AMBIGUOUS) for n in range(11, 18))
    (check,) = reconcile(extraction([count("CHN", 97)], numbers=numbers))
    assert check.message == (
        "7 numbers were set aside as ambiguous: 11, 12, 13, 14, 15 and 2 more."
    )
