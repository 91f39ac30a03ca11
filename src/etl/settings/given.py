"""The environment, `.env` and `headcount.toml` -> Settings, and for each where it was given.

What a setting means, and what it is where nobody gives it, stands in `etl.settings`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from etl.errors import SettingsError
from etl.settings import DEFAULTS, Settings

PREFIX = "HEADCOUNT_"
TOML = "headcount.toml"
DOTENV = ".env"
NAMES = tuple(f.name for f in fields(Settings))


@dataclass(frozen=True, slots=True)
class Given:
    """The settings, and what there is to say about where they came from."""

    settings: Settings = DEFAULTS
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each setting that was given stands, as `HEADCOUNT_RAW in .env`."""
    problems: tuple[str, ...] = ()
    """What cannot be used, a sentence each; the value of the next source holds instead."""

    def settled(self, **options: object) -> Settings:
        """The settings, with options that are not None in their place.

        Raises SettingsError with all problems, if there are any.
        """
        if self.problems:
            raise SettingsError("; ".join(self.problems))
        chosen: dict[str, Any] = {k: v for k, v in options.items() if v is not None}
        settings = replace(self.settings, **chosen)
        scheme, *rest = settings.raw.parts or ("",)
        return replace(settings, raw=Path("/", *rest)) if scheme == "file:" else settings


NOTHING = Given()


def read_settings(folder: Path = Path()) -> Given:
    """Read what is given: the environment wins over `.env`, that over `headcount.toml`.

    Both files are looked for in `folder`. Nothing is raised: see `Given.problems`.
    """
    here = any(name.upper().startswith(PREFIX) for name in os.environ)
    if not here and not any((folder / name).exists() for name in (TOML, DOTENV)):
        return NOTHING  # the common case, without the half second that pydantic takes to import
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    problems: list[str] = []
    for where, prefix, read in _sources(folder):
        try:
            said = dict(read())
        except (OSError, ValueError) as error:  # no TOML, no UTF-8, a closed file, a folder
            problems.append(f"{where}: cannot be read ({error}); mend it or remove it")
            continue
        for name in sorted(said):
            shown = f"{prefix}{name.upper()}" if prefix else name
            if name not in NAMES:
                problems.append(f"{where}: {shown} is no setting{_meant(name, prefix)}")
                continue
            try:
                value = _valid(name, said[name])
            except ValueError as error:
                problems.append(f"{where}: {shown} is {said[name]!r}, {error}; change it there")
                continue
            values.setdefault(name, value)
            origins.setdefault(name, f"{shown} in {where}")
    return Given(Settings(**values), origins, tuple(problems))


def _sources(folder: Path) -> Iterator[tuple[str, str, Callable[[], Mapping[str, Any]]]]:
    """Name, prefix and reader of each source, those that win first."""
    from pydantic import create_model
    from pydantic_settings import (
        BaseSettings,
        DotEnvSettingsSource,
        EnvSettingsSource,
        SettingsConfigDict,
        TomlConfigSettingsSource,
    )

    class Shape(BaseSettings):
        model_config = SettingsConfigDict(
            extra="ignore", env_prefix=PREFIX, env_ignore_empty=True, env_file_encoding="utf-8"
        )

    given: dict[str, Any] = {f.name: (_hints()[f.name], f.default) for f in fields(Settings)}
    shape = create_model("Given", __base__=Shape, **given)
    dotenv, toml = folder / DOTENV, folder / TOML

    def variables(source: EnvSettingsSource) -> dict[str, Any]:
        """What begins with our prefix, by the rest of its name; known or not."""
        names = {name: name.removeprefix(PREFIX.lower()) for name in source.env_vars}
        said = source()
        return {
            short: said.get(short, source.env_vars[name])
            for name, short in names.items()
            if name != short and source.env_vars[name]
        }

    yield "the environment", PREFIX, lambda: variables(EnvSettingsSource(shape))
    if dotenv.exists():
        yield str(dotenv), PREFIX, lambda: variables(DotEnvSettingsSource(shape, dotenv))
    if toml.exists():
        yield str(toml), "", lambda: TomlConfigSettingsSource(shape, toml)()


def _valid(name: str, value: object) -> object:
    """`value` as its field has it; a ValueError says in a few words what it should be."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(_hints()[name]).validate_python(value)
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"].replace("Input should", "but should")) from None


@cache
def _hints() -> dict[str, Any]:
    from annotated_types import Gt

    hints = get_type_hints(Settings)
    return {name: Annotated[int, Gt(0)] if hint is int else hint for name, hint in hints.items()}


def _meant(name: str, prefix: str) -> str:
    close = get_close_matches(name, NAMES, 1)
    known = close or NAMES
    told = ", ".join(f"{prefix}{n.upper()}" if prefix else n for n in known)
    return f"; did you mean {told}?" if close else f"; there are {told}"
