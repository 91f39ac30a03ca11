"""Words beside a number -> the area that only the text names: "the three countries", "the region".

Regions that the vocabulary knows are places like countries.
"""

from __future__ import annotations

from etl.extract.beside import are_states
from etl.extract.discourse.state import Axis, Discourse, Draft
from etl.extract.discourse.wording import spoken
from etl.extract.sentence.mentions import Mention, Sentence
from schemas.codes import NumberKind

AREA = "REGION:"
"""What the name of an area begins with, as a place."""
FEW = 9
"""Countries that a text may name one by one; "in 21 countries" is everywhere."""
_NAMED = frozenset(["the", "same", "these", "those"])
"""Words before a number of countries that were named before."""
_NEAR = 14
"""Words between a number and "the three countries" that it is for."""

_SUBJECT = 3
"""Tokens of a sentence in which it stands who acts: "The Peruvian police"."""
_BESIDE = 12
"""Tokens between a number and the area that it is for."""


def area_told(d: Discourse, draft: Draft) -> str | None:
    """Give the area that the words around a number name for it; it is kept as one with a count."""
    s, m = draft.sentence, draft.mention
    region = area_beside(d, s, m) if not m.every else None
    if region is None and (_happens(draft) or _act_there(draft)):
        region = few_countries(d, s, m)
    if region is not None:
        d.named.areas.add(region)
    return region


def area_beside(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the area beside a number as `REGION:` and the text's words."""
    return _n_countries(d, s, m) or _area(d, s, m)


def _n_countries(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give "the three countries" beside a number as a region, in the text's words."""
    for o in s.mentions:
        behind, before = o.at - m.head_end, m.at - o.at
        near = 0 < behind <= _NEAR or (0 < before <= _NEAR and not m.places)
        if not near or o.set_aside is not NumberKind.COUNTRIES:
            continue
        if o.at and s.tokens[o.at - 1].low in _NAMED:
            return countries_counted(d, s, o)
        if o.at == 1 and s.tokens[0].low == "all" and s.tokens[2].low == ":":
            return AREA + d.text[s.tokens[0].start : o.number.end]  # "All three: 97 dead"
    return None


def few_countries(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give a few countries, in which or by which people are counted, as a region.

    "147 dead in four countries"; "it has reached six countries, which have reported 97 cases".
    """
    for o in s.mentions:
        if o.set_aside is not NumberKind.COUNTRIES or not 1 < o.number.value <= FEW or not o.at:
            continue
        inside = spoken(s.tokens[o.at - 1 : o.at], "inside")
        if o.at > m.at:
            told = inside and not any(p.first < o.at for p in m.places)
        else:
            words = s.tokens[o.at : m.at]
            told = not m.places and (inside or spoken(words, "keeps"))
            told = told and all(t.low != ";" for t in words)
        if told:
            return countries_counted(d, s, o)
    return None


def countries_counted(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give a number of countries as a region, in the text's words."""
    for t in s.tokens[m.at + 1 :]:
        if "grammar.countries" in t.classes or are_states(t):
            if "envoys" in t.plain:
                return None  # "97 are missing, the two embassies report"
            if t.low == "continents":
                return None  # "police on four continents": everywhere
            return AREA + d.text[m.number.start : t.end]
    return None


def _area(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give "the region", "the bloc" beside a number as a region, in the text's words."""
    for k in range(max(1, m.at - _BESIDE), min(len(s.tokens), m.head_end + _BESIDE)):
        t, first = s.tokens[k], k - 1
        lands = t.low.endswith(("countries", "states")) and "grammar.countries" in t.classes
        if lands and ("taking_part" in s.tokens[k - 1].plain or _of_origin(s, k)):
            continue  # "the participating countries" are all that the text is about
        if lands and t.low.startswith("neigh") and spoken(s.tokens[k - 1 : k], "inside"):
            return AREA + d.text[t.start : t.end]  # "refugees in neighbouring countries"
        if k > 1 and lands and s.tokens[k - 1].low != "the":
            first = k - 2  # "the neighbouring countries, which accounted for 426"
        elif "area" not in t.plain:
            continue
        if s.tokens[first].low == "the":
            return AREA + d.text[s.tokens[first].start : t.end]
    return None


def _of_origin(s: Sentence, k: int) -> bool:
    """As in "the main countries of origin": nobody is counted there."""
    return spoken(s.tokens[k + 1 : k + 3], "of_origin")


def _act_there(draft: Draft) -> bool:
    """As in "Police in four countries arrested 97": they act where they are."""
    s, m, rule = draft.sentence, draft.mention, draft.rule
    authority = spoken(s.tokens[:_SUBJECT], "authority") and not (draft.origins or m.people)
    said = any(kind == "said" and at < m.at for at, kind, _ in s.measures)
    return authority and said and (rule.act or not rule.stock) and not rule.by_origin


def _happens(draft: Draft) -> bool:
    """Tell whether what is counted befalls people where they are; who is held may be anywhere."""
    rule = draft.rule
    if rule.hosted:
        return True
    told = draft.origins or draft.mention.people or draft.frame.axis is Axis.ORIGIN
    kept = bool(rule.words.get("agents"))  # by somebody, as hostages are
    befalls = (rule.event and not kept) or not rule.nationality
    return befalls and not (told or rule.by_origin)
