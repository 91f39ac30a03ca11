"""Who fetches people home, and from where: "Peru brought home 97 workers, 40 of them from Chad".

For measures of people who leave a place (`leaving`).
"""

from __future__ import annotations

from etl.extract.beside import before_hedges
from etl.extract.discourse.state import Axis, Discourse, Draft
from etl.extract.discourse.wording import spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head

_AUXILIARY = frozenset(["has", "had", "have", "then", "also"])
"""Words before the verb: "India has taken home 97"."""
_HOME = ("home", "back")
"""How the verbs end by which only a state's own people are fetched."""


def fetches(draft: Draft, p: Place) -> bool:
    """As in "India took back 97", "Turkey evacuated 19": whose people they are."""
    if not draft.rule.leaving or draft.mention.right or p.prep:
        return False
    verb = draft.sentence.tokens[p.last + 1 : p.last + 3]
    if verb and verb[0].low in _AUXILIARY:
        verb = verb[1:]
    if p.form not in (Form.NAME, Form.SEAT) or not spoken(verb[:1], "fetches_home"):
        return False
    return p.code != draft.frame.place or verb[0].low.endswith(_HOME)


def goes_on_from(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a list goes on: "23 of its citizens from Peru, 56 from Sudan".

    Or "From Peru it fetched 23 of its citizens, from Sudan 56".
    """
    last, m = d.last_within(draft.sentence), draft.mention
    if last is None or not draft.rule.leaving or m.head is not Head.NONE:
        return False
    before = last.mention.places
    same = m.right is last.mention.right and bool(before)
    return same and before[0].code == last.place and before[0].prep == p.prep == "from"


def are_fetched_from(draft: Draft, p: Place) -> bool:
    """As in "France evacuated 97 people from Chad": the country that they left."""
    m, tokens = draft.mention, draft.sentence.tokens
    if not draft.rule.leaving or p.prep != "from" or p.form is not Form.NAME or not m.right:
        return False
    k = before_hedges(tokens, m.at)
    return not m.people and spoken(tokens[k : k + 1], "fetches_home")


def turn_to_where_they_left(draft: Draft) -> None:
    """Go over to whom a state has fetched home, or to the country from which it fetched others."""
    m, frame = draft.mention, draft.frame
    if len(m.places) != 1 or not draft.rule.leaving:
        return
    (p,) = m.places
    own = not draft.places and draft.origins == [p.code]
    if own and frame.axis is not Axis.ORIGIN and fetches(draft, p):
        frame.by_place(p.code)  # "Peru brought home 97 workers: 40 from Chad, 57 from Mali"
    elif frame.axis is Axis.ORIGIN and are_fetched_from(draft, p):
        frame.by_origin(p.code)  # "France evacuated 97 people from Chad, 40 of them Danes"
