import re
from importlib.resources import files
from pathlib import Path

import pytest

from etl.errors import VocabularyError
from etl.reconcile.rules import load_rules
from schemas.codes import Verdict

SHIPPED = (files("schemas") / "checks.yml").read_text(encoding="utf-8")
SOURCES = Path(__file__).parents[2] / "src" / "etl" / "reconcile"


def test_every_shipped_rule_says_why_and_how_bad():
    for rule in load_rules().rules.values():
        assert len(rule.why) > 100
        assert rule.severity


def test_every_threshold_is_used_and_every_one_used_is_there():
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    assert set(re.findall(r'limit\("(\w+)"\)', code)) == load_rules().thresholds.keys()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("thresholds:", "limits:", "thresholds is no dict"),
        ("      over: error", "      over: dreadful", "rules.sum.severity.over 'dreadful'"),
        ("    level: L1", "    level: L9", "rules.sum.level 'L9'"),
        ("  list_gap: 250", "  list_gap: wide", "thresholds.list_gap is 'wide'"),
        ("  list_gap: 250", "  list_gap: -1", "thresholds.list_gap is -1"),
        ("  list_gap: 250", "  lost_gap: 250", "thresholds.list_gap is missing"),
        ("  list_gap: 250", "  list_gap: 250\n  more: 1", "thresholds.more is not known"),
        ("rules:", "rules: [", "no valid YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path, old, new, named):
    assert old in SHIPPED
    text = SHIPPED.replace(old, new, 1)
    (tmp_path / "checks.yml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=re.escape(named)) as caught:
        load_rules(tmp_path)
    assert str(tmp_path / "checks.yml") in str(caught.value)


def test_an_error_names_the_line(tmp_path):
    text = SHIPPED.replace("  list_gap: 250", "  list_gap: wide")
    line = 1 + text[: text.index("  list_gap: wide")].count("\n")
    (tmp_path / "checks.yml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=f"line {line}: thresholds.list_gap"):
        load_rules(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(VocabularyError, match="cannot be read"):
        load_rules(tmp_path)


def test_a_severity_can_be_changed(tmp_path):
    text = SHIPPED.replace("      over: error", "      over: warning", 1)
    (tmp_path / "checks.yml").write_text(text, encoding="utf-8")
    assert load_rules(tmp_path).rules["sum"].severity[Verdict.OVER] == "warning"
