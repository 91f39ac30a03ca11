"""words typed by a person -> one stage run on what they name, printed, with an exit status.

No stage's work is done here, and no chain of all stages: that is flows/ingest.py. Each verb imports
what it needs when it runs, so that `extract` starts without the libraries of the warehouse.

Exit status: 0 fine; 1 a check failed at or above --fail-on, or `verify` found a difference; 2 wrong
usage or unreadable input.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from etl.cli.doctor import doctor
from etl.cli.options import headcount_options, ingest_options
from etl.cli.telling import complain
from etl.cli.warehouse import accepted, conclude, new_run, rebuild, write_report
from etl.errors import HeadcountError
from etl.settings.given import read_settings

__all__ = [
    "accepted",
    "complain",
    "conclude",
    "ingest_options",
    "main",
    "new_run",
    "rebuild",
    "write_report",
]


_UNTRACED = 50_000
"""Objects made until cycles are sought among them. At Python's 700 that would take a tenth of the
time of a short verb, which reads vocabularies of a hundred thousand objects and has no cycles."""


def main(argv: list[str] | None = None) -> int:
    """Run one verb; returns the exit status. A HeadcountError becomes one line on stderr."""
    gc.set_threshold(_UNTRACED)
    # The same bytes in each locale; of a character only half of which is there, \udcNN.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = read_settings()
    args = headcount_options(given).parse_args(argv)
    try:
        if args.verb is not doctor:  # who looks for what is wrong goes on all the same
            given.settled()
        status: int = args.verb(args)
        sys.stdout.flush()
    except HeadcountError as error:
        return complain(str(error))
    except BrokenPipeError:  # the reader has seen enough; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status
