"""schemas/*.yml -> Vocabulary: the words that the extractor knows, checked and digested.

How words are found in a text is `etl.extract.lexicon`; what they mean together is for the grammar
there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from etl.errors import VocabularyError
from etl.lines import line_of
from etl.weights import WEIGHTS, Weights, read_weights
from schemas.codes import Qualifier

FILES = ("places", "measures", "hedges", "grammar", "numbers", "dates", "claims")
_ALL = (*(f"{name}.yml" for name in FILES), *WEIGHTS)
MEASURE_CLASSES = (
    "people",
    "events",
    "said",
    "sites",
    "before",
    "weak",
    "agents",
    "headers",
    "topics",
)
CLAIM_CLASSES = (
    *("first", "first_of_foreigners", "unrivalled", "nobody", "only", "than", "order"),
    *("making_up", "of_all", "share", "change", "multiplied", "countries"),
)
COUNTING = ("unit", "teen", "ten", "hundred", "scale", "dozen", "vague")
SAYING_ELSE = frozenset({"one", "a single", "score", "tens"})
PLACE_CLASSES = ("names", "adjectives", "people", "stands_for", "within")


class Entry(NamedTuple):
    """One reading of a vocabulary word."""

    kind: str
    """`file.class`, for example `number.unit`, `date.month`, `place.people`."""
    value: object
    """What the word stands for: 7, 1_000, `CAN`, `in_custody` ..."""
    word: str
    cased: bool
    """The text must spell it like this, or in capitals throughout."""


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
    leaving: bool
    """The people leave a place: "freed from Libya" says where they were."""
    context: tuple[str, ...]
    """Words of which the text must have one, if there are any."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All vocabularies of one folder; what is made of them is kept for each of these objects."""

    raw: dict[str, Any]
    digest: str
    weights: Weights

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Measures by code, in the order of the file."""
        return {code: _measure(code, block) for code, block in self.raw["measures"].items()}

    @cached_property
    def acts(self) -> frozenset[str]:
        """Measures of what is done to people: released, executed."""
        return frozenset(measure.code for measure in self.measures.values() if measure.act)

    @cached_property
    def leaving(self) -> frozenset[str]:
        """Measures of people who leave the place that is told: released."""
        return frozenset(measure.code for measure in self.measures.values() if measure.leaving)

    @cached_property
    def aboard(self) -> frozenset[str]:
        """Measures of people who are at no place of their own: on board."""
        return frozenset(measure.code for measure in self.measures.values() if not measure.place)

    @cached_property
    def sent(self) -> frozenset[str]:
        """Measures of people whom a state has elsewhere: deployed."""
        sent = (m for m in self.measures.values() if m.by_origin and m.place)
        return frozenset(measure.code for measure in sent)

    @cached_property
    def hosted(self) -> frozenset[str]:
        """Measures of guests: displaced."""
        return frozenset(measure.code for measure in self.measures.values() if measure.hosted)

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
        realms = self.raw["places"].get("realms") or {}
        return {word: frozenset(codes) for word, codes in realms.items()}

    @cached_property
    def named_as_one(self) -> tuple[tuple[str, ...], ...]:
        """Areas usually named together, the one that stands for them first."""
        return tuple(tuple(codes) for codes in self.raw["places"].get("named_as_one") or ())

    @cached_property
    def ambiguous(self) -> dict[str, dict[str, Any]]:
        """Ambiguous place words and what decides between their readings."""
        return {block["word"]: block for block in self.raw["places"].get("ambiguous") or ()}

    def own_names(self, word: str) -> Mapping[str, Sequence[str]]:
        """Give longer names that hold an ambiguous word, by each country that they mean for sure.

        Sought when a text has the word: few texts have one, and all of them take a while.
        """
        found = self._own_names.get(word)
        if found is None:
            found = self._own_names[word] = {
                code: tuple(n for n in block["names"] if word in n and n not in self.ambiguous)
                for code, block in self.raw["places"]["countries"].items()
                if any(word in n for n in block.get("names") or ())
            }
        return found

    @cached_property
    def _own_names(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def intervals(self) -> dict[str, dict[str, Any]]:
        """The interval rule of each hedge class, as hedges.yml says it."""
        return {**self.raw["hedges"]["intervals"], "at_most": self.raw["hedges"]["at_most"]}

    @cached_property
    def plain(self) -> dict[str, frozenset[str]]:
        """Names of the plain word lists of grammar.yml that each of their words is in."""
        found: dict[str, set[str]] = {}
        for name, words in self.raw["grammar"]["plain"].items():
            for word in words:
                found.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def words(self) -> Iterator[Entry]:
        """Give every word that texts are searched for; a kind is `file.class`."""
        return iter(self._words)

    @cached_property
    def _words(self) -> tuple[Entry, ...]:
        return tuple(self._words_of_files())

    def _words_of_files(self) -> Iterator[Entry]:
        yield from self._place_words()
        yield from self._measure_words()
        for side in ("before", "after"):
            for qualifier, words in self.raw["hedges"][side].items():
                yield from (Entry(f"hedge.{side}", qualifier, word, False) for word in words)
        for name, words in self.raw["grammar"].items():
            if name != "plain":
                yield from (Entry(f"grammar.{name}", name, word, False) for word in words)
        for file in ("numbers", "dates"):
            for name, entries in self.raw[file].items():
                kind, cased = f"{file[:-1]}.{name}", name.endswith("_cased")
                yield from (Entry(kind, value, str(word), cased) for word, value in entries.items())

    def _place_words(self) -> Iterator[Entry]:
        places = self.raw["places"]
        for code, block in places["countries"].items():
            for name in PLACE_CLASSES:
                for word in block.get(name) or ():
                    yield Entry(f"place.{name}", code, word, True)
        for words in (places.get("not_places") or {}).values():
            yield from (Entry("place.none", None, word, True) for word in words)
        for region in places["regions"]:
            for name in ("words", "adjectives", "people"):
                for word in region.get(name) or ():
                    yield Entry(f"region.{name}", region["name"], word, word[:1].isupper())

    def _measure_words(self) -> Iterator[Entry]:
        """Give the words of measures; "set ... free" is an opening with its closings."""
        split: dict[str, list[tuple[str, str]]] = {}
        for measure in self.measures.values():
            for name in MEASURE_CLASSES:
                for word in measure.words[name]:
                    opening, _, closing = word.partition(" ... ")
                    if closing:
                        split.setdefault(opening, []).append((measure.code, closing))
                        yield Entry("measure.close", closing, closing, False)
                    else:
                        yield Entry(f"measure.{name}", measure.code, word, False)
        for opening, pairs in split.items():
            yield Entry("measure.open", tuple(pairs), opening, False)

    def claim_words(self) -> Iterator[Entry]:
        """Give every cue of claims.yml, as `words` does; a cue may hold words of a count."""
        raw = self.raw["claims"]
        for name in CLAIM_CLASSES:
            for said, phrases in raw[name].items():
                for phrase in phrases:
                    yield Entry(f"claim.{name}", said, phrase, False)
        for verb in raw["most_verbs"]:
            for ending, said in raw["most_endings"].items():
                yield Entry("claim.first", said, f"{verb} {ending}", False)
        for ordinal, rank in raw["ordinals"].items():
            for way in raw["placed"]:
                yield Entry("claim.placed", rank, way.format(ordinal), False)

    @cached_property
    def claim_lists(self) -> dict[str, frozenset[str]]:
        """The plain word lists of claims.yml, by name."""
        lists = self.raw["claims"]
        return {name: frozenset(words) for name, words in lists.items() if isinstance(words, list)}


def load_vocabulary(folder: Path | None = None, hedges: Path | None = None) -> Vocabulary:
    """Read the vocabularies of `folder` (the shipped ones by default), or other `hedges` with them.

    Raises VocabularyError, which names the file and what is wrong in it.
    """
    if folder is None and hedges is None:
        return _shipped()
    texts = _shipped_texts() if folder is None else {n: _text(folder / n) for n in _ALL}
    if hedges is not None:
        texts = {**texts, "hedges.yml": _text(hedges)}
        check_hedges(str(hedges), texts["hedges.yml"])
    return _load(texts)


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    return _load(_shipped_texts())


def _shipped_texts() -> dict[str, str]:
    root = resources.files("schemas")
    return {name: root.joinpath(name).read_text(encoding="utf-8") for name in _ALL}


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """Words of numbers.yml that say how many, by themselves or with others, in lower case.

    Left out are `one` and `score`, which mostly say something else, and abbreviations. Only this
    file is read, so that a reader of documents need not know all words.
    """
    text = resources.files("schemas").joinpath("numbers.yml").read_text(encoding="utf-8")
    raw = _parsed("numbers", text)
    words = {word for name in COUNTING for word in raw[name]} - SAYING_ELSE
    return frozenset(word for word in words if len(word) > 3 or word in raw["unit"] | raw["teen"])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        problem = f"{path}: cannot be read ({error.strerror}); copy it from schemas/"
        raise VocabularyError(problem) from error


def _load(texts: dict[str, str]) -> Vocabulary:
    raw = {name: _parsed(name, texts[f"{name}.yml"]) for name in FILES}
    told = "\0".join(f"{name}\0{texts[name]}" for name in sorted(texts))
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    vocabulary = Vocabulary(raw, digest, read_weights(texts))
    _checked(vocabulary)
    return vocabulary


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}.yml: not valid YAML: {error}") from error
    if not isinstance(raw, dict):
        found = type(raw).__name__
        raise VocabularyError(f"{name}.yml: expected a mapping of names, found {found}")
    return raw


def _checked(vocabulary: Vocabulary) -> None:
    """Raise for a wrong block or word now, not at the first document."""
    words = [(w.kind, w.word) for w in chain(vocabulary.words(), vocabulary.claim_words())]
    words += [("grammar.plain", word) for word in vocabulary.plain]
    for kind, word in words:
        if not isinstance(word, str) or not word:
            problem = f"{kind}: {word!r} is no word; YAML reads no, on and yes as truth values"
            raise VocabularyError(f"{problem}: quote it")


def check_hedges(name: str, text: str) -> None:
    """Raise VocabularyError, with the line, if a class of hedges has no interval and no reason."""
    raw = _parsed(name.removesuffix(".yml"), text)
    intervals = raw.get("intervals")
    told: dict[tuple[str, ...], Any] = {("at_most",): raw.get("at_most")}
    if isinstance(intervals, dict):
        for kind in intervals:
            told["intervals", str(kind)] = intervals[kind]
    wanted = {("intervals", str(kind)) for kind in Qualifier}
    for entry in sorted(wanted | told.keys()):
        interval = told.get(entry)
        problem = _wrong_interval(interval)
        if problem:
            line = line_of(text, entry)
            raise VocabularyError(f"{name}, line {line}: {'.'.join(entry)} {problem}")


def _wrong_interval(interval: Any) -> str | None:
    if not isinstance(interval, dict):
        return "is no mapping of low, high and reason"
    for end in ("low", "high"):
        said = interval.get(end)
        share = isinstance(said, int | float) and not isinstance(said, bool) and said >= 0
        if said != "N" and not share and not (end == "high" and said is None):
            return (
                f"has {end} {said!r}; use N or a share of N, as 0.85{', or null' * (end == 'high')}"
            )
    low, high = (1 if interval[end] == "N" else interval[end] for end in ("low", "high"))
    if high is not None and low > high:
        return f"has a low of {interval['low']} above its high of {interval['high']}"
    return None if interval.get("reason") else "has no reason; say why"


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
        leaving=bool(block.get("leaving", False)),
        context=tuple(block.get("context") or ()),
    )
