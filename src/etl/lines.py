"""YAML text, an entry -> the line it stands at, for errors that a person can follow.

What is wrong with the entry is said by whoever reads the file.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml


def line_of(text: str, entry: Sequence[str]) -> int:
    """Give the line, from 1, of a nested entry, or of the innermost that it would stand in."""
    node, line = yaml.compose(text, Loader=yaml.SafeLoader), 1
    for name in entry:
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == name:
                node, line = value, key.start_mark.line + 1
                break
        else:
            break
    return line
