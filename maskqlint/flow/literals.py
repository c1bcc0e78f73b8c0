"""What numbers and strings in the source stand for.

libcst compiles a literal each time it is asked for its value (`ast.literal_eval`, 10 us,
and its helpers are garbage that refers to itself); most are plain enough to be read at once.
"""

from __future__ import annotations

import libcst as cst


def number(node: cst.Integer | cst.Float) -> int | float:
    """A number's value; raises ValueError if it is too long to be read."""
    return int(node.value, 0) if isinstance(node, cst.Integer) else float(node.value)


def text(node: cst.SimpleString | cst.ConcatenatedString) -> str | bytes | None:
    """A string's value; None if it holds something to be computed, or is not valid."""
    if isinstance(node, cst.SimpleString):
        value = node.value
        if value[0] in "\"'" and "\\" not in value and "\r" not in value:
            quotes = 3 if value[:3] in ('"""', "'''") and len(value) > 5 else 1
            return value[quotes:-quotes]
    try:
        return node.evaluated_value
    except (ValueError, SyntaxError, RecursionError):
        return None
