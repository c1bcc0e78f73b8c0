"""Pieces of text on a stream: in colour on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from maskqlint.reporters import DEFAULT_WIDTH

_WIDEST = 120
_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "strong": "bold",
    "gutter": "blue",
    "step": "blue",
    "removed": "red",
    "added": "green",
    "good": "green",
    "dim": "dim",
}


def width_of(stream: TextIO) -> int:
    """Cells in a row: the terminal's, but no more than is easy to read; 80 elsewhere."""
    if not stream.isatty():
        return DEFAULT_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return DEFAULT_WIDTH
    return max(40, min(columns, _WIDEST)) if columns else DEFAULT_WIDTH


def is_coloured(stream: TextIO) -> bool:
    """Whether colour is wanted (https://no-color.org: any value but the empty one says no)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(pieces: Iterable[tuple[str, str]], stream: TextIO) -> None:
    """Write the pieces."""
    if not is_coloured(stream):
        stream.writelines(text for _, text in pieces)
        return
    # rich costs 40 to 90 ms, which a pipe or a hook need not pay.
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for style, text in pieces:
        console.print(Text(text, style=_STYLES.get(style, "")), end="")


def warn(text: str) -> None:
    """One line on stderr, as all that is said beside a report."""
    from maskqlint.reporters.cells import one_row

    print(f"maskqlint: {one_row(' '.join(text.split()))}", file=sys.stderr)
