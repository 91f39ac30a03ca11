"""schemas/checks.yml -> Rules: level, severity and reason of each rule, and the thresholds.

No check is made here, and no other vocabulary is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from etl.errors import VocabularyError
from etl.lines import line_of
from schemas.codes import CheckLevel, Severity, Verdict

FILE_NAME = "checks.yml"
WORDS = ("ranking_words", "part_words", "whole_words")
PARTS = ("rules", "thresholds", "territories", *WORDS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of check, as the file describes it."""

    name: str
    level: CheckLevel
    severity: Mapping[Verdict, Severity]
    why: str
    """One paragraph for a reader, with the source of the method."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of the file."""

    rules: Mapping[str, Rule]
    thresholds: Mapping[str, float]
    territories: Mapping[str, frozenset[str]]
    """Country code to the codes of its territories."""
    ranking_words: tuple[str, ...]
    """Words by which a list is told as a ranking."""
    part_words: tuple[str, ...]
    """Words right before a number that make it a part of the one before."""
    whole_words: tuple[str, ...]
    """Words between a part and the number of all."""


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one of some words, in letters of either case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def load_rules(folder: Path | None = None) -> Rules:
    """Read checks.yml from `folder`, or the one that is shipped (read once).

    A file of one's own has the rules and thresholds of the shipped one, each with its own severity
    or number. Raises VocabularyError that names the file, the line, the entry and the value.
    """
    if folder is None:
        return _shipped()
    rules = _read(folder / FILE_NAME)
    _same_names(folder / FILE_NAME, "rules", rules.rules, _shipped().rules)
    _same_names(folder / FILE_NAME, "thresholds", rules.thresholds, _shipped().thresholds)
    return rules


@cache
def _shipped() -> Rules:
    return _read(Path(str(files("schemas") / FILE_NAME)))


def _read(path: Path) -> Rules:
    try:
        text = path.read_text(encoding="utf-8")
        raw = yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path}: no valid YAML: {error}") from error
    file = _File(path, text)
    raw = raw if isinstance(raw, dict) else {}
    for part in PARTS:
        wanted = list if part in WORDS else dict
        if not isinstance(raw.get(part), wanted):
            raise file.error((part,), f"is no {wanted.__name__}; copy it from the shipped file")
    return Rules(
        rules={name: _rule(file, name, entry) for name, entry in raw["rules"].items()},
        thresholds={name: _number(file, name, v) for name, v in raw["thresholds"].items()},
        territories={code: frozenset(codes) for code, codes in raw["territories"].items()},
        **{part: tuple(map(str, raw[part])) for part in WORDS},
    )


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    text: str

    def error(self, entry: tuple[str, ...], problem: str) -> VocabularyError:
        """An error that names the line of an entry, or of what it would stand in."""
        line = line_of(self.text, entry)
        return VocabularyError(f"{self.path}, line {line}: {'.'.join(entry)} {problem}")


def _rule(file: _File, name: str, entry: Any) -> Rule:
    if not isinstance(entry, dict):
        raise file.error(("rules", name), "is no mapping of level, severity and why")
    for field in ("level", "severity", "why"):
        if not entry.get(field):
            raise file.error(("rules", name), f"has no {field}; add it")
    try:
        level = CheckLevel(entry["level"])
    except ValueError as error:
        raise file.error(("rules", name, "level"), f"{error}; use L0, L1, L2 or L3") from error
    severity = {}
    for verdict, grave in entry["severity"].items():
        try:
            severity[Verdict(verdict)] = Severity(grave)
        except ValueError as error:
            allowed = "a verdict, and one of ok, info, warning, error"
            raise file.error(("rules", name, "severity", verdict), f"{error}; {allowed}") from error
    return Rule(name, level, severity, str(entry["why"]).strip())


def _number(file: _File, name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise file.error(("thresholds", name), f"is {value!r}, no number of 0 or more")
    return float(value)


def _same_names(
    path: Path, part: str, found: Mapping[str, object], wanted: Mapping[str, object]
) -> None:
    for problem, names in (
        ("is missing; copy it from the shipped file", wanted.keys() - found.keys()),
        ("is not known; remove it", found.keys() - wanted.keys()),
    ):
        for name in sorted(names):
            raise VocabularyError(f"{path}: {part}.{name} {problem}")
