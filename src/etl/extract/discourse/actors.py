"""Who did what is counted -> whether that tells where: "Kuwait hanged seven prisoners".

Who takes people in or fetches them home is for `sides` and `fetching`.
"""

from __future__ import annotations

from etl.extract.beside import before_hedges
from etl.extract.discourse.state import Draft
from etl.extract.places import Form, Place

_VERB = 3
"""Words between who did something and to how many: "hanged another"."""


def is_actor(draft: Draft, p: Place) -> bool:
    """Tell whether a state did it: "Kuwait hanged seven prisoners"."""
    m, rule = draft.mention, draft.rule
    done = rule.act or not rule.stock  # "Peru arrested 97", too
    if not done or rule.event or m.right or p.form not in (Form.NAME, Form.SEAT) or p.prep:
        return False
    words = draft.sentence.tokens[p.last + 1 : m.at]
    did = [t for t in words if "measure.said" in t.classes or "measure.before" in t.classes]
    suffered = any(t.low == "lost" for t in words[:1])  # "Peru lost 97": its people
    return len(words) <= _VERB and bool(did) and did[0] is words[0] and not suffered


def did_it(draft: Draft, p: Place) -> bool:
    """As in "The Danes arrested 97 people", "The Danes, who had fewer guests, arrested 97"."""
    m, tokens = draft.mention, draft.sentence.tokens
    other = draft.rule.event or draft.rule.leaving  # "The Danes evacuated 97": of their own
    if p.form is not Form.PEOPLE or other or m.right or m.people:
        return False
    k = before_hedges(tokens, m.at)
    around = m.said and "measure.open" in tokens[k].classes  # "put 97 to death"
    if not ("measure.said" in tokens[k].classes or around) or [
        t.low for t in tokens[: p.first]
    ] != ["the"]:
        return False
    words = [t.low for t in tokens[p.last + 1 : k]]
    return not words or (words[:2] == [",", "who"] and words[-1] == ",")
