"""What is known of an expression, as an editor shows it."""

from __future__ import annotations

import os

from lsprotocol import types

from maskqlint.hover import Known
from maskqlint.lsp.documents import Places
from maskqlint.wording import say

MAX_STEPS = 10


def contents(
    known: Known, places: Places, *, markdown: bool, lang: str = "en"
) -> types.MarkupContent:
    """The text of a hover: what it is on each way, and how it got there."""
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    said = ("\n" + say("or ", lang)).join(known.texts)
    lines = [f"`{known.expression}`: {said}" if markdown else f"{known.expression}: {said}"]
    for number, step in enumerate(known.steps[:MAX_STEPS], 1):
        where = f"{os.path.basename(step.path)}:{step.span.start.row}"
        if markdown:
            where = f"[{where}]({places.uri(step.path)}#L{step.span.start.row})"
        lines.append(f"{number}. {step.message} ({where})")
    return types.MarkupContent(kind, "\n\n".join(lines[:1]) + _listed(lines[1:]))


def _listed(lines: list[str]) -> str:
    return "\n\n" + "\n".join(lines) if lines else ""
