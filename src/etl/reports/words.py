"""codes -> the words that a reader of a report sees, the same in every format.

Nothing is counted or compared here, and nothing is escaped: html and the machine formats do that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from schemas.codes import Qualifier
from schemas.records import Count

_GROUPS = {"ALL": "all countries together", "FOREIGN": "foreigners together"}
_HEDGED = {
    Qualifier.ABOUT: "about {}",
    Qualifier.UNDER: "under {}",
    Qualifier.OVER: "over {}",
}


def measure_words(measure: str | None) -> str:
    """`in_custody` -> `in custody`."""
    return (measure or "").replace("_", " ")


def area_words(code: str | None, countries: Mapping[str, str]) -> str:
    """The name of a country code, a group or a region; an unknown code stands for itself."""
    if code is None:
        return "not stated"
    if code.startswith("NOT:"):
        return f"outside {area_words(code[4:], countries)}"
    if code.startswith("REGION:"):
        return code[7:]
    return _GROUPS.get(code) or countries.get(code, code)


def number_words(value: int | float | None) -> str:
    """A number with thousands separated by commas; a dash for none."""
    return "–" if value is None else f"{value:,}"


def count_words(count: Count) -> str:
    """The value as the text means it: `97`, `about 100`, `20 to 30`."""
    if count.qualifier is Qualifier.RANGE and count.value_high is not None:
        return f"{count.value:,} to {count.value_high:,}"
    return _HEDGED.get(count.qualifier, "{}").format(f"{count.value:,}")


def moment_words(moment: object) -> str:
    """`4 May 2024, 06:00 UTC` of an ISO date and time or a datetime; anything else as it stands."""
    try:
        read = datetime.fromisoformat(str(moment))
    except ValueError:
        return str(moment)
    read = read.astimezone(UTC) if read.tzinfo else read
    return f"{read.day} {read:%B %Y, %H:%M} UTC"


def day_words(moment: object) -> str:
    """`4 May 2024`, likewise."""
    return moment_words(moment).partition(",")[0]


def of(number: int, noun: str) -> str:
    """`1 check`, `2 checks`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def visible(text: object) -> str:
    r"""Text in which what cannot be seen is named: control signs, direction marks, half surrogates.

    `\u202e` (which would turn the letters after it around) becomes `[U+202E]`; tabs and line
    ends stay. The result is safe to encode and, but for markup, legal in XML.
    """
    return str(text).translate(_INVISIBLE)


class _Invisible(dict[int, str | None]):
    """A translation table that names a code point when it is first met."""

    def __missing__(self, code: int) -> str:
        hidden = (
            (code < 0x20 and code not in (0x09, 0x0A, 0x0D))
            or 0x7F <= code <= 0x9F
            or 0x200B <= code <= 0x200F
            or 0x2028 <= code <= 0x202E
            or 0x2060 <= code <= 0x206F
            or 0xD800 <= code <= 0xDFFF
            or code in (0xFEFF, 0xFFFE, 0xFFFF, 0x061C)
        )
        self[code] = shown = f"[U+{code:04X}]" if hidden else chr(code)
        return shown


_INVISIBLE = _Invisible()
