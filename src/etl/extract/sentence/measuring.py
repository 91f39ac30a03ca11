"""Words of a sentence -> the measure of each number.

A measure that only the text before says is for `discourse`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from etl.extract.beside import before_hedges
from etl.extract.sentence.agents import held_by, they_do
from etl.extract.sentence.befalling import done_behind_aside, take_place_behind
from etl.extract.sentence.clause import Clause, Known
from etl.extract.sentence.labels import label_of
from etl.extract.sentence.mentions import HELD, Head, Mention, Said, Sentence
from etl.extract.sentence.untold import tells_nothing
from etl.extract.tokens import Token
from etl.vocabulary import MEASURE_CLASSES

_STRONG = frozenset(["said", "people", "events"])
_KINDS = frozenset(f"measure.{name}" for name in (*MEASURE_CLASSES, "open") if name != "headers")
"""Classes of words that mean a measure; a header's word alone does not."""
_DONE_TO = frozenset([Head.PEOPLE, Head.PERSON, Head.TRADE, Head.EVENT])
_BEFORE_HOME = frozenset(["his", "her", "their", "its", "my", "our"])
"""Words before "home" that make it a house."""
_AUXILIARY = frozenset(["have", "has", "had", "all", "both"])
"""Words beside forms of "be" between people and what befell them."""
_BE = frozenset(["is", "are", "was", "were", "been"])
"""Forms of "be" in what is said of people: "have been freed"."""
_OWN = 4
"""Words behind a number in which "of its soldiers" stands."""
_MEMBER = 3
"""Tokens that each further member of a list puts between: "flew 17 Poles, 12 Danes home"."""
_LABELLED = frozenset([":", ";", "–", "—", "-", "."])
"""What stands before a label of one word."""
_SPLIT = 11
"""The closing word of "set ... free" stands at most so many tokens behind its opening."""


def find_measures(
    tokens: Sequence[Token], kinds: Mapping[str, list[int]], known: Known
) -> list[Said]:
    """Give each word of a measure as (token index, class, measure), in order.

    `kinds` are the indexes of the tokens of each class.
    """
    if _KINDS.isdisjoint(kinds):
        return []
    at = {i for kind in _KINDS & kinds.keys() for i in kinds[kind]}
    return [said for i in sorted(at) for said in _said_by(tokens, i, known)]


def _said_by(tokens: Sequence[Token], i: int, known: Known) -> Iterator[Said]:
    t = tokens[i]
    for kind, value in t.classes.items():
        if kind not in _KINDS:
            continue
        if kind == "measure.open":
            yield from ((i, "said", code) for code in _closed(tokens, i, value))
        elif str(value) not in known.silent and not tells_nothing(tokens, i, kind, known):
            yield i, kind.removeprefix("measure."), _code(tokens, i, kind, str(value))


def _closed(tokens: Sequence[Token], i: int, pairs: object) -> list[str]:
    """Give the measures of "set ... free" whose closing word stands behind token `i`."""
    listed = sum(t.number is not None for t in tokens[i + 2 : i + _SPLIT])
    words = [t.low for t in tokens[i + 1 : i + _SPLIT + _MEMBER * max(0, listed - 1)]]
    # "from his home in Abalak": a house, not the way back
    behind = {low for at, low in pairwise(words) if low != "home" or at not in _BEFORE_HOME}
    if not isinstance(pairs, tuple):
        return []
    at = {closing: words.index(closing) for _, closing in pairs if closing in behind}
    first = min(at.values(), default=0)  # "left 12 dead and 40 injured": those killed
    return [code for code, closing in pairs if at.get(closing) == first]


def _code(tokens: Sequence[Token], i: int, kind: str, code: str) -> str:
    t = tokens[i]
    held = "held" in t.low or "detained" in t.low
    if held and _by_law(tokens, i):
        return code
    return HELD if code == "in_custody" and kind == "measure.said" and held else code


def _by_law(tokens: Sequence[Token], i: int) -> bool:
    """As in "the police are holding 97": no hostages, whatever the text is about."""
    return any("jailers" in t.plain for t in tokens[max(0, i - 3) : i])


def strong_measures(s: Sentence) -> list[Said]:
    """Give the words that mean a measure by themselves."""
    return [said for said in s.measures if said[1] in _STRONG]


def read_measure(c: Clause, strong: Sequence[Said], claimed: set[int]) -> None:
    """Find the measure that is said with the number itself; `strong` are those of its sentence.

    The indexes of the words that say it are added to `claimed`.
    """
    s, m = c.s, c.m
    if m.measure is not None and not _are_soldiers_held(c):
        _read_with_head(c, strong, claimed)
        return
    if _read_verb_before(c, claimed):
        return
    if m.own and _are_looked_for(c):
        m.measure, m.said = "missing", True
        return
    if _of_number(c) and strong and strong[-1][0] > m.at:
        _take(m, _done_before(c, strong) or strong[-1], claimed)
        return
    said = (
        _said_by_label(c, strong)
        or _said_in_clause(c, strong)
        or _said_within(c, strong)
        or _said_behind_and(c, strong)
    )
    if said is not None:
        _take(m, held_by(c, said) or said, claimed)
        return
    m.weak = {
        code for at, kind, code in s.measures if kind in ("weak", "sites") and c.start <= at < c.end
    }
    held = {at for at, kind, _ in s.measures if kind == "weak"}
    acted = [
        code
        for at, kind, code in s.measures
        if kind == "agents" and m.weak and (code in m.weak or they_do(s, at, held))
    ]
    acted += [
        code
        for at, kind, code in s.measures
        if kind == "weak" and code == "in_custody" and code in m.weak and _by_law(s.tokens, at)
    ]
    if acted:
        m.measure, m.said = acted[0], True


def _are_soldiers_held(c: Clause) -> bool:
    """As in "Turkey is holding 97 Greek soldiers": that is not where their state has sent them."""
    m = c.m
    k = before_hedges(c.tokens, m.at, gaps=True) if m.people and m.measure in c.known.sent else -1
    if all(at != k or kind != "weak" or code != "in_custody" for at, kind, code in c.s.measures):
        return False
    m.measure, m.said = HELD, True
    return True


def _are_looked_for(c: Clause) -> bool:
    """As in "Peru is looking for twelve of its citizens"; not of police who look for suspects."""
    k = before_hedges(c.tokens, c.m.at)
    return k > 0 and c.tokens[k].low == "for" and "looks_for" in c.tokens[k - 1].plain


def _take(m: Mention, said: Said, claimed: set[int]) -> None:
    m.measure, m.said = said[2], True
    claimed.add(said[0])


def _read_with_head(c: Clause, strong: Sequence[Said], claimed: set[int]) -> None:
    """Prefer what is done to the people to what they are: "19 hostages were set free"."""
    m = c.m
    before = c.before().classes.get("measure.before")
    if before is not None:
        m.measure = str(before)
        return
    if m.head is Head.EVENT and m.people:
        for at, kind, code in strong:
            near = m.head_end <= at < m.head_end + 3
            if kind == "said" and near and code != m.measure:
                m.measure = code  # "1,443 cases of Australians arrested"
                break
    claimed.update(at for at, _, _ in strong if m.at < at < m.head_end)
    listed = any("register" in t.plain for t in c.tokens[max(0, m.at - 3) : m.at])
    if m.head is not Head.MEASURE or _is_whole(c) or listed:
        return
    if (done := done_behind_aside(c, strong)) is not None:
        _take(m, done, claimed)
        take_place_behind(c.s, m, done[0])
        return
    guests = m.measure in c.known.hosted
    if m.measure in c.known.aboard or m.measure in c.known.sent:
        if (befell := _befell(c, strong) or _done_before(c, strong)) is not None:
            _take(m, befell, claimed)
            return
        m.weak = {code for at, kind, code in c.s.measures if kind == "weak" and _done(c, at)}
    said = [one for one in strong if one[1] == "said" and c.start <= one[0] < c.end]
    for k, (at, _, code) in enumerate(said):
        act = code in c.known.acts or guests  # "206 migrants are in the jails of Qatar"
        if act and code != m.measure:
            ended = _ended(c, said[k:])
            m.measure = code if ended is None else ended[2]
            claimed.add(at)
            return
    sites = [code for at, kind, code in c.s.measures if kind == "sites" and c.m.at < at < c.end]
    if guests and sites:
        m.measure = sites[0]


def _befell(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give what befell crews and soldiers: "all 24 crew are being held in Peru"; "nine died"."""
    for said in strong:
        at, kind, code = said
        if kind != "said" or code == c.m.measure:
            continue
        if _done(c, at):
            return said
    return None


def _done_before(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give what was done to crews and soldiers: "Pirates kidnapped another 62 crew members"."""
    k = before_hedges(c.tokens, c.m.at, gaps=True)
    done = (said for said in strong if said[0] == k and said[1] == "said")
    return next((said for said in done if said[2] != c.m.measure), None)


def _done(c: Clause, at: int) -> bool:
    """Tell whether a verb is right behind the people: "97 crew have been taken"."""
    if not c.m.head_end <= at < c.end:
        return False
    between = c.tokens[c.m.head_end : at]
    led = all("be" in t.plain or "midway" in t.plain or t.low in _AUXILIARY for t in between)
    return led and (bool(between) or c.tokens[at].low.split()[0] in _BE)  # "were held" is one word


def _read_verb_before(c: Clause, claimed: set[int]) -> bool:
    """As in "executed another 97 people"."""
    m, tokens = c.m, c.tokens
    verb = before_hedges(tokens, m.at, gaps=True)
    if verb < 0 or "measure.before" not in tokens[verb].classes:
        return False
    own = [t.low for t in tokens[m.at + 1 : m.at + 2]] in (["of its"], ["of their"])
    sure = own or "measure.weak" not in tokens[verb].classes
    if m.head not in _DONE_TO and not (m.head is Head.NONE and sure):
        return False  # "buried two each", "lost 97 of its soldiers"; not any "lost 97"
    if own:
        claimed.update(at for at, _, _ in c.s.measures if m.at < at <= m.at + _OWN)
    m.measure, m.said = str(tokens[verb].classes["measure.before"]), True
    return True


def _said_by_label(c: Clause, strong: Sequence[Said]) -> Said | None:
    """As in "The injured, now that all hospitals have answered: 97": what the label begins with."""
    if c.m.head is not Head.NONE:
        return None
    k = before_hedges(c.tokens, c.m.at)
    if k > 0 and c.tokens[k].low == "," and (k == 1 or c.tokens[k - 2].low in _LABELLED):
        return next((said for said in strong if said[0] == k - 1), None)  # "dead, 12; missing, 3"
    label = label_of(c)
    if not label or label[0] is not c.tokens[0]:
        return None
    return next((said for said in strong if said[0] <= 1), None)


def _said_in_clause(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give the nearest measure behind the number, else before it; an act before a state."""
    inside = [said for said in strong if c.m.head_end <= said[0] < c.end]
    inside = inside or [said for said in reversed(strong) if c.start <= said[0] < c.m.at]
    if not inside:
        return None
    if inside[0][2] in c.known.hosted and inside[0][1] == "said":
        inside = [said for said in inside if said[2] not in c.known.hosted] or inside
    done = _done_before(c, strong)
    if done is not None and done[2] in c.known.acts and inside[0][2] not in c.known.acts:
        return done  # "It deported 97 people held in its jails"
    if inside[0][1] != "people":
        return _ended(c, inside) or inside[0]
    acts = (said for said in inside if said[1] == "said" and said[2] in c.known.acts)
    return next(acts, inside[0])


def _ended(c: Clause, inside: Sequence[Said]) -> Said | None:
    """Give what was done to people who are told by their state: "97 held in Peru were freed"."""
    first, _, state = inside[0]
    if first < c.m.head_end or state in c.known.acts:
        return None
    for at, kind, code in inside[1:]:
        passive = "be" in c.tokens[at - 1].plain or not _BE.isdisjoint(c.tokens[at].low.split())
        if kind != "said" or code not in c.known.acts or not passive:
            continue
        between = c.tokens[first + 1 : at - 1]
        return None if any("new_clause" in t.plain for t in between) else (at, kind, code)
    return None


def _said_within(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give the measure that stands between a number and its noun: "251 jailed writers"."""
    if c.m.head not in _DONE_TO:
        return None
    inside = (said for said in strong if c.m.at < said[0] < c.m.head_end)
    return next((said for said in inside if said[1] == "said"), None)


def _said_behind_and(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give the second verb of people: "251 people were swept away and drowned"."""
    beyond = c.tokens[c.end : c.end + 3]
    if c.m.head not in _DONE_TO or not beyond or beyond[0].low != "and":
        return None
    if not any("be" in t.plain or t.low in _AUXILIARY for t in c.right):
        return None
    if any(t.number is not None or t.low in ("the", "a") for t in beyond):
        return None  # "251 people were there and killed two"
    behind = (said for said in strong if said[0] == c.end + 1 and said[1] == "said")
    return next(behind, None)


def _of_number(c: Clause) -> bool:
    """As in "205 of the 661 people ... were dead"."""
    at = c.m.at
    if at + 3 >= len(c.tokens) or c.tokens[at + 1].low not in ("of", "of the"):
        return False
    return any(t.number is not None for t in c.tokens[at + 2 : at + 4])


def _is_whole(c: Clause) -> bool:
    """As the second number of "six of the 19 hostages were freed"."""
    k = c.m.at - (1 if c.before().low == "of the" else 2)
    return k > 0 and c.tokens[k].low.startswith("of") and c.tokens[k - 1].number is not None
