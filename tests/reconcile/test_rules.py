import pytest

from etl.errors import VocabularyError
from etl.reconcile.rules import load_rules
from schemas.codes import Verdict


def test_every_shipped_rule_says_why_and_how_bad():
    for rule in load_rules().rules.values():
        assert len(rule.why) > 100
        assert rule.severity


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("rules: {}\nthresholds: {}\n", "territories"),
        ("rules: {sum: {level: L1}}\nthresholds: {}\nterritories: {}\n", "rules.sum"),
        (
            "rules: {sum: {level: L9, severity: {}, why: x}}\nthresholds: {}\nterritories: {}\n",
            "L9",
        ),
        ("rules: {}\nthresholds: {list_gap: wide}\nterritories: {}\n", "list_gap: 'wide'"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path, text, named):
    (tmp_path / "checks.yml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=named) as caught:
        load_rules(tmp_path)
    assert "checks.yml" in str(caught.value)


def test_a_severity_can_be_changed(tmp_path):
    text = "rules: {sum: {level: L1, severity: {over: warning}, why: x}}\n"
    (tmp_path / "checks.yml").write_text(text + "thresholds: {}\nterritories: {}\n")
    assert load_rules(tmp_path).rules["sum"].severity == {Verdict.OVER: "warning"}
