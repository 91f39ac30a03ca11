"""schemas/*.yml -> Vocabulary: the words that the extractor knows, checked and digested.

How words are found in a text is `etl.extract.lexicon`; what they mean together is the grammar there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from etl.errors import VocabularyError

FILES = ("places", "measures", "hedges", "grammar", "numbers", "dates", "claims")
MEASURE_CLASSES = ("people", "events", "said", "sites", "before", "weak", "agents", "headers")
CLAIM_CLASSES = (
    *("first", "first_of_foreigners", "unrivalled", "nobody", "only", "than", "order"),
    *("making_up", "of_all", "share", "change", "multiplied", "countries"),
)
PLACE_CLASSES = ("names", "adjectives", "people", "stands_for", "within")


@dataclass(frozen=True, slots=True)
class Measure:
    """One block of measures.yml; words by class, flags as the file explains them."""

    code: str
    label: str
    definition: str
    words: dict[str, tuple[str, ...]]
    nationality: bool
    place: bool
    event: bool
    stock: bool
    by_origin: bool
    act: bool
    """What is done to people; it goes before the state that they were in: "prisoners freed"."""
    hosted: bool
    """A country that "has" them is where they are."""
    context: tuple[str, ...]
    """Words of which the text must have one, if there are any."""


@dataclass(frozen=True)
class Vocabulary:
    """All vocabularies of one folder."""

    raw: dict[str, Any]
    digest: str

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Measures by code, in the order of the file."""
        return {code: _measure(code, block) for code, block in self.raw["measures"].items()}

    @cached_property
    def countries(self) -> dict[str, str]:
        """Country names by ISO 3166-1 alpha-3 code."""
        return {code: block["name"] for code, block in self.raw["places"]["countries"].items()}

    @cached_property
    def regions(self) -> dict[str, tuple[str, ...]]:
        """Members of each named group of countries, by every name of it in lower case."""
        return {
            word.lower(): tuple(region.get("members", ()))
            for region in self.raw["places"]["regions"]
            for word in (region["name"], *region.get("words", ()), *region.get("adjectives", ()))
        }

    @cached_property
    def realms(self) -> dict[str, frozenset[str]]:
        """Countries that "the kingdom" and the like may stand for."""
        return {word: frozenset(codes) for word, codes in (self.raw["places"].get("realms") or {}).items()}

    @cached_property
    def ambiguous(self) -> dict[str, dict[str, Any]]:
        """Ambiguous place words and what decides between their readings."""
        return {block["word"]: block for block in self.raw["places"].get("ambiguous") or ()}

    @cached_property
    def intervals(self) -> dict[str, dict[str, Any]]:
        """The interval rule of each hedge class, as hedges.yml says it."""
        return {**self.raw["hedges"]["intervals"], "at_most": self.raw["hedges"]["at_most"]}

    def grammar(self, name: str) -> frozenset[str]:
        """Give one word list of grammar.yml."""
        return frozenset(self.raw["grammar"][name])

    def words(self) -> Iterator[tuple[str, object, str, bool]]:
        """Give every word as (kind, value, word, cased); a kind is `file.class`."""
        for code, block in self.raw["places"]["countries"].items():
            for name in PLACE_CLASSES:
                for word in block.get(name) or ():
                    yield f"place.{name}", code, word, True
        for words in (self.raw["places"].get("not_places") or {}).values():
            for word in words:
                yield "place.none", None, word, True
        for region in self.raw["places"]["regions"]:
            for name in ("words", "adjectives", "people"):
                for word in region.get(name) or ():
                    yield f"region.{name}", region["name"], word, word[:1].isupper()
        split: dict[str, list[tuple[str, str]]] = {}
        for measure in self.measures.values():
            for name in MEASURE_CLASSES:
                for word in measure.words[name]:
                    opening, _, closing = word.partition(" ... ")
                    if closing:
                        split.setdefault(opening, []).append((measure.code, closing))
                        yield "measure.close", closing, closing, False
                    else:
                        yield f"measure.{name}", measure.code, word, False
        for opening, pairs in split.items():
            yield "measure.open", tuple(pairs), opening, False
        for side in ("before", "after"):
            for qualifier, words in self.raw["hedges"][side].items():
                for word in words:
                    yield f"hedge.{side}", qualifier, word, False
        for name, words in self.raw["grammar"].items():
            if name not in ("function", "have"):
                for word in words:
                    yield f"grammar.{name}", name, word, False
        for file in ("numbers", "dates"):
            for name, entries in self.raw[file].items():
                kind = f"{file[:-1]}.{name}"
                for word, value in entries.items():
                    yield kind, value, str(word), name.endswith("_cased")

    def claim_words(self) -> Iterator[tuple[str, object, str, bool]]:
        """Give every cue of claims.yml, as `words` does; a cue may hold words of a count."""
        raw = self.raw["claims"]
        for name in CLAIM_CLASSES:
            for said, phrases in raw[name].items():
                for phrase in phrases:
                    yield f"claim.{name}", said, phrase, False
        for verb in raw["most_verbs"]:
            for ending, said in raw["most_endings"].items():
                yield "claim.first", said, f"{verb} {ending}", False
        for ordinal, rank in raw["ordinals"].items():
            for way in raw["placed"]:
                yield "claim.placed", rank, way.format(ordinal), False

    @cached_property
    def claim_lists(self) -> dict[str, frozenset[str]]:
        """The plain word lists of claims.yml, by name."""
        lists = self.raw["claims"]
        return {name: frozenset(words) for name, words in lists.items() if isinstance(words, list)}


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read the vocabularies of `folder` (the shipped ones by default).

    Raises VocabularyError, which names the file and what is wrong in it.
    """
    return _shipped() if folder is None else _load({n: _text(folder / f"{n}.yml") for n in FILES})


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    root = resources.files("schemas")
    return _load({name: root.joinpath(f"{name}.yml").read_text(encoding="utf-8") for name in FILES})


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); copy it from schemas/") from error


def _load(texts: dict[str, str]) -> Vocabulary:
    raw = {}
    for name, text in texts.items():
        try:
            raw[name] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            raise VocabularyError(f"{name}.yml: not valid YAML: {error}") from error
        if not isinstance(raw[name], dict):
            raise VocabularyError(f"{name}.yml: expected a mapping of names, found {type(raw[name]).__name__}")
    digest = hashlib.sha256("\0".join(f"{n}\0{texts[n]}" for n in sorted(texts)).encode()).hexdigest()
    vocabulary = Vocabulary(raw, digest[:16])
    for kind, _, word, _ in vocabulary.words():
        if not isinstance(word, str) or not word:
            raise VocabularyError(f"{kind}: {word!r} is no word; YAML reads no, on and yes as truth values: quote it")
    vocabulary.measures  # noqa: B018  a wrong block is an error now, not at the first document
    return vocabulary


def _measure(code: str, block: Any) -> Measure:
    def fail(problem: str) -> VocabularyError:
        return VocabularyError(f"measures.yml: {code}: {problem}")

    if not isinstance(block, dict):
        raise fail("expected a block with label, definition, people, events, said")
    for field in ("label", "definition"):
        if not isinstance(block.get(field), str):
            raise fail(f"{field} is missing; say it in words")
    words = {}
    for name in MEASURE_CLASSES:
        listed = block.get(name) or []
        if not isinstance(listed, list) or not all(isinstance(w, str) and w for w in listed):
            raise fail(f"{name} must be a list of words, found {listed!r}")
        words[name] = tuple(dict.fromkeys(listed))
    return Measure(
        code=code,
        label=block["label"],
        definition=block["definition"],
        words=words,
        nationality=bool(block.get("nationality", True)),
        place=bool(block.get("place", True)),
        event=bool(block.get("event", False)),
        stock=bool(block.get("stock", True)),
        by_origin=block.get("by") == "origin",
        act=bool(block.get("act", False)),
        hosted=bool(block.get("hosted", False)),
        context=tuple(block.get("context") or ()),
    )
