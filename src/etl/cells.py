"""value -> a cell of CSV that no spreadsheet runs as a formula.

The export writes its CSV inside DuckDB, with the same rule in sql/export/guarded.sql.
"""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe before it; all else stays as it is.

    What starts a formula: https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
