"""the parser of `headcount` -> a script that completes its verbs and options in a shell.

The script is made once and needs no Python at each Tab; what it says is up to shtab.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def completion(args: argparse.Namespace) -> int:
    """Print the script for one shell."""
    import shtab

    from etl.cli.options import headcount_options
    from etl.settings.given import NOTHING

    parser = headcount_options(NOTHING)
    _tell_paths(parser, shtab.FILE, shtab.DIRECTORY)
    print(shtab.complete(parser, args.shell))
    return 0


def _tell_paths(parser: argparse.ArgumentParser, file: Any, folder: Any) -> None:
    """Mark what takes a path, so that files or folders are offered there."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                _tell_paths(verb, file, folder)
        elif action.type is Path:
            complete = folder if action.metavar == "FOLDER" else file
            action.complete = complete  # type: ignore[attr-defined]
