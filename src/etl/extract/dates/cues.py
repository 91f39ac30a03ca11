"""Text before a date -> the preposition that leads to it.

Prepositions are the closed part of the language, so they are here and not in a vocabulary; and they
are looked for backwards from a date only, since they are the most frequent words of all.
"""

from __future__ import annotations

from etl.extract.dates.said import DateCue

REACH = 24
"""Characters looked back for one word: longer ones are no preposition."""


def cue_before(text: str, start: int, floor: int = 0) -> tuple[DateCue | None, int]:
    """Find the preposition before `text[start]`, over "the year", "the month of" and the like.

    Gives its class and where its words begin; (None, start) where there is none behind `floor`.
    """
    at, of = start, False
    for _ in range(6):
        word, begin = word_before(text, at)
        if begin < floor or not word:
            break
        if word in _CUES:
            pair, earlier = word_before(text, begin)
            if earlier >= floor and f"{pair} {word}" in _CUES:
                return _CUES[f"{pair} {word}"], earlier
            if word != "of":
                return _CUES[word], begin
            of = True
        elif word not in _FILLERS:
            break
        at = begin
    return (DateCue.OF, at) if of else (None, start)


def word_before(text: str, at: int) -> tuple[str, int]:
    """Give the word before offset `at` in lower case and its start; ("", at) where none is near."""
    low = max(0, at - REACH)
    head = text[low:at]
    bare = head.rstrip(_SPACES)
    if not 0 < len(head) - len(bare) <= 2 or head.endswith("\n\n"):
        return "", at
    cut = max(map(bare.rfind, _BREAKS)) + 1
    return bare[cut:].lower(), low + cut


_SPACES = " \xa0\n"
_BREAKS = _SPACES + "(["
_CUES = {
    "as of": DateCue.AS_OF,
    "as at": DateCue.AS_OF,
    "as on": DateCue.AS_OF,
    "as from": DateCue.SINCE,
    "in": DateCue.IN,
    "within": DateCue.IN,
    "on": DateCue.ON,
    "at": DateCue.AT,
    "by": DateCue.BY,
    "until": DateCue.UNTIL,
    "till": DateCue.UNTIL,
    "to": DateCue.UNTIL,
    "up to": DateCue.UNTIL,
    "through": DateCue.UNTIL,
    "since": DateCue.SINCE,
    "from": DateCue.FROM,
    "between": DateCue.BETWEEN,
    "during": DateCue.DURING,
    "throughout": DateCue.DURING,
    "over": DateCue.DURING,
    "before": DateCue.BEFORE,
    "after": DateCue.AFTER,
    "for": DateCue.FOR,
    "of": DateCue.OF,
}
_FILLERS = frozenset(
    {
        *("the", "year", "years", "month", "calendar", "whole", "all", "course", "date", "night"),
        *("and", "including", "period"),
    }
)
