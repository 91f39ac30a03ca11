"""Numbers, sentences and readings -> every number of a text with what became of it.

Nothing is decided here: reasons were given where a number was set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.extract.dates import DateSpan
from etl.extract.discourse import Reading
from etl.extract.numbers import Number
from etl.extract.sentence import Mention, Sentence
from schemas.codes import NumberKind
from schemas.records import SeenNumber


def account(
    numbers: Sequence[Number],
    dates: Sequence[DateSpan],
    sentences: Iterable[Sentence],
    readings: Iterable[Reading],
) -> tuple[SeenNumber, ...]:
    """Give each of `numbers`, in order, as used or with the reason why it is not.

    All four are of one text, the first two in its order.
    """
    used = {r.mention.number.start: r.measure for r in readings}
    mentions = {m.number.start: m for s in sentences for m in s.mentions}
    out = []
    k = 0
    for n in numbers:
        while k < len(dates) and dates[k].end <= n.start:
            k += 1
        measure = used.get(n.start)
        if measure is not None:
            out.append(_seen(n, NumberKind.COUNT, measure, used=True))
        elif k < len(dates) and dates[k].start <= n.start:
            out.append(_seen(n, NumberKind.DATE, "part of a date"))
        else:
            mention = mentions.get(n.start)
            seen = _seen(n, *_reason(mention))
            inside = mention and mention.inside
            out.append(replace(seen, **inside._asdict()) if inside else seen)
    return tuple(out)


def _reason(mention: Mention | None) -> tuple[NumberKind, str]:
    if mention is None:
        return NumberKind.NO_MEASURE, "nothing says what it counts"
    kind = mention.set_aside or NumberKind.REPEATED
    return kind, mention.reason or kind.value


def _seen(n: Number, kind: NumberKind, reason: str, used: bool = False) -> SeenNumber:
    high = None if n.value_high is None else float(n.value_high)
    return SeenNumber(n.start, n.end, float(n.value), high, kind, used, reason)
