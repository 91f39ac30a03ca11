"""A number of one country -> the number that was told of several together, this one among them.

Whose people it counts is for `filling`, the frame that it opens for `memory`.
"""

from __future__ import annotations

from etl.extract.discourse.state import ALL, FOREIGN, Discourse, Draft, Reading, Side


def whole_with(d: Discourse, draft: Draft, code: Side) -> Reading | None:
    """Give "97 foreigners in Peru and Chile", of which "Chile has 40" or "40 in Chile" tells."""
    if draft.mention.people:
        return None
    for r in reversed(d.recalled):
        if r.measure == draft.measure and r.mention.joint:
            among = any(p.code == code for p in r.mention.places)
            many = r.origin in (ALL, FOREIGN)
            less = draft.mention.number.value < r.mention.number.value
            return r if among and many and less else None
    return None
