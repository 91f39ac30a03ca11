""" "There", "its prisons", "the kingdom" -> the country meant.

Only words that point; ellipsis is for `filling`.
"""

from __future__ import annotations

from etl.extract.discourse.peoples import names_of, peoples_of
from etl.extract.discourse.state import Discourse
from etl.extract.places import Form
from etl.extract.sentence.mentions import Mention, Sentence

BEING = frozenset(
    ("is", "was", "were", "are", "been", "be", "brought", "from", "with", "against", "to")
)
_HAVING = frozenset(
    (
        "has",
        "had",
        "holds",
        "held",
        "have",
        "deported",
        "sent",
        "executed",
        "counts",
        "lost",
        "jails",
    )
)
_POINTERS = frozenset(("it", "its", "there"))
_REALMS = frozenset(("kingdom", "country", "emirate", "republic", "island", "sultanate", "state"))


def opens_section(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a bare number opens the list under a heading that names a country."""
    return (
        d.section_place is not None
        and s.first_in_block
        and s.item
        and m.at <= 1
        and len(d.seen) >= 2
        and bool(names_of(d.seen[-2]))
        and not d.seen[-2].mentions
    )


def the_country(d: Discourse, meant: str | None, m: Mention) -> str | None:
    """ "The country": the one that the text before is about."""
    return meant or next((c for c in reversed(d.recent) if c not in m.people), None)


def pointed_at(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """The country that "there", "its prisons", "the kingdom" before the number mean."""
    before = s.tokens[: m.at]
    named = [
        p
        for p in s.places
        if p.last < m.at and p.form in (Form.NAME, Form.SEAT) and len(p.code) == 3
    ]
    subject = next((p.code for p in named if p.prep is None), named[-1].code if named else None)
    meant = subject or d.last_place
    if meant in m.people:
        meant = next((c for c in reversed(d.recent) if c not in m.people), None)
    for k, t in enumerate(before):
        following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
        if t.low == "it" and k + 2 < len(s.tokens) and s.tokens[k + 2].low == "been":
            continue
        if (
            t.low == "it"
            and following not in _HAVING
            and "measure.said" not in s.tokens[k + 1].classes
        ):
            continue
        if t.low == "there" and (
            following in BEING or k + 2 < len(s.tokens) and s.tokens[k + 2].low == "been"
        ):
            continue
        if t.low == "the" and following in _REALMS:
            realm = d.realms.get(following)
            return (
                next((c for c in reversed(d.recent) if c in realm), meant)
                if realm
                else the_country(d, meant, m)
            )
        if t.low in _POINTERS:
            return meant
        if t.low == "our" and any("measure.sites" in u.classes for u in before[k + 1 : k + 3]):
            return d.frame(d.measure).origin if d.measure else None
    if not m.every and not d.section_date:
        if any(
            t.low == "the" and s.tokens[k + 1].low in _REALMS for k, t in enumerate(s.tokens[:-1])
        ):
            return meant
        for k in range(m.at, min(m.head_end + 4, len(s.tokens) - 1)):
            if s.tokens[k].low == "there" and s.tokens[k + 1].low not in BEING:
                return meant
        if any(t.low == "here" for t in s.tokens[m.at :]):
            return (
                meant
                if meant not in m.people
                else d.frame(d.measure or "").origin
                if d.measure
                else None
            )
    return None


def subject_of(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Whose people a sentence speaks of, where the number itself does not say."""
    peoples = peoples_of(s) & {p.code for p in s.places if p.first < m.at}
    taken = {c for o in s.mentions for c in o.people} | {
        p.code for o in s.mentions for p in o.places
    }
    free = peoples - taken
    return next(iter(free)) if len(free) == 1 else None
