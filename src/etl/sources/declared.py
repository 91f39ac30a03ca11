"""data/sources.yml -> Sources: what to collect, held against schemas/sources.schema.json.

Nothing is fetched here, and no folder is looked into.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from etl.errors import UsageError

MOST = 500


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the file; one of the first five fields says where it is."""

    name: str
    addresses: tuple[str, ...] = ()
    feed: str | None = None
    sitemap: str | None = None
    folder: Path | None = None
    archive: Path | None = None
    match: str = ""
    most: int = MOST
    publisher: str | None = None
    language: str | None = None
    cites: tuple[str, ...] = ()

    def wants(self, *words: str) -> bool:
        """Whether one of some words is what the entry asks for."""
        return any(re.search(self.match, word, re.IGNORECASE) for word in words)


def load_sources(path: Path) -> tuple[Source, ...]:
    """Read the file. Raises UsageError that names the entry, its value and what to write."""
    from jsonschema import Draft202012Validator, FormatChecker

    try:
        said = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); write a list of sources") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: no valid YAML: {error}") from error
    shape = json.loads((files("schemas") / "sources.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(shape, format_checker=FormatChecker())
    if complaints := sorted(validator.iter_errors(said), key=lambda error: error.json_path):
        raise UsageError("; ".join(f"{path}: {_told(error)}" for error in complaints[:5]))
    sources = tuple(_source(entry, path.parent) for entry in said["sources"])
    names = [source.name for source in sources]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"{path}: {', '.join(twice)} stands there twice; give each its own name")
    return sources


def _source(entry: dict[str, Any], folder: Path) -> Source:
    said = dict(entry)
    said |= {field: tuple(entry[field]) for field in ("addresses", "cites") if field in entry}
    said |= {field: folder / entry[field] for field in ("folder", "archive") if field in entry}
    return Source(**said)


def _told(error: Any) -> str:
    """A complaint of the validator with the place it is about and what is wanted there."""
    where = error.json_path.removeprefix("$.") or "the file"
    if error.validator == "oneOf":
        return f"{where} needs one of addresses, feed, sitemap, folder, archive, and only one"
    wanted = error.schema.get("description")
    return f"{where}: {error.message}" + (f" ({wanted})" if wanted else "")
