"""schemas/checks.yml -> Rules: level, severity and reason of each rule, and the thresholds.

No check is made here, and no other vocabulary is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from etl.errors import VocabularyError
from schemas.codes import CheckLevel, Severity, Verdict

FILE_NAME = "checks.yml"


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


def load_rules(folder: Path | None = None) -> Rules:
    """Read checks.yml from `folder`, or the one that is shipped (read once).

    Raises VocabularyError that names the file, the entry and the value.
    """
    return _shipped() if folder is None else _read(folder / FILE_NAME)


@cache
def _shipped() -> Rules:
    return _read(Path(str(files("schemas") / FILE_NAME)))


def _read(path: Path) -> Rules:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"{path}: cannot be read: {error}") from error
    for part in ("rules", "thresholds", "territories"):
        if not isinstance(raw, dict) or not isinstance(raw.get(part), dict):
            raise VocabularyError(f"{path}: '{part}' must be a mapping; add it")
    return Rules(
        rules={name: _rule(path, name, entry) for name, entry in raw["rules"].items()},
        thresholds={name: _number(path, name, v) for name, v in raw["thresholds"].items()},
        territories={code: frozenset(codes) for code, codes in raw["territories"].items()},
        ranking_words=tuple(str(word) for word in raw.get("ranking_words") or ()),
    )


def _rule(path: Path, name: str, entry: Any) -> Rule:
    where = f"{path}: rules.{name}"
    try:
        severity = {Verdict(v): Severity(s) for v, s in entry["severity"].items()}
        return Rule(name, CheckLevel(entry["level"]), severity, str(entry["why"]).strip())
    except KeyError as error:
        raise VocabularyError(f"{where}: {error} is missing; add it") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise VocabularyError(
            f"{where}: {error}; see the head of the file for what is allowed"
        ) from error


def _number(path: Path, name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise VocabularyError(f"{path}: thresholds.{name}: {value!r} is no number of 0 or more")
    return float(value)
