"""Regular expressions for the identifiers, codes and dates that several tables share.

No vocabulary here: which countries exist is said in places.yml, here only what a code looks like.
"""

from __future__ import annotations

DIGEST = r"^[0-9a-f]{64}$"
"""A whole SHA-256, in hex."""

DOCUMENT_ID = r"^[0-9a-f]{16}$"
"""First 16 hex digits of the SHA-256 of a document's name."""

ID = r"^\S+$"
"""Any identifier: at least one character, no white space."""

WORD = r"^[a-z][a-z_]*$"
"""A measure: lower-case words joined by underscores."""

PLACE = r"^(?:[A-Z]{3}|NOT:[A-Z]{3}|REGION:.*\S.*)$"
"""ISO alpha-3 or ALL; NOT: and a code for everywhere else; REGION: and the text's own words."""

ORIGIN = r"^(?:[A-Z]{3}|FOREIGN|NOT:[A-Z]{3}|REGION:.*\S.*)$"
"""As PLACE, and FOREIGN for all foreigners together."""

DATE = r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$"
"""An ISO date as far as it is known: year, year and month, or day."""
