"""What stands in a part of the source, without the nodes that only lay it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst

_LAYOUT = (
    "whitespace",
    "leading",
    "trailing",
    "lines_after",
    "lpar",
    "rpar",
    "lbr",
    "rbr",
    "comma",
    "semicolon",
    "equal",
    "header",
    "footer",
    "indent",
    "annotation",
    "returns",
    "star",
)
_fields: dict[type, tuple[str, ...]] = {}


def _fields_of(kind: type) -> tuple[str, ...]:
    declared: Iterable[str] = getattr(kind, "__dataclass_fields__", ())
    known = _fields[kind] = tuple(name for name in declared if not name.startswith(_LAYOUT))
    return known


def within(nodes: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    """The nodes, and those below them, in source order."""
    pending = [*nodes][::-1]
    while pending:
        node = pending.pop()
        yield node
        kind = type(node)
        below: list[cst.CSTNode] = []
        for name in _fields.get(kind) or _fields_of(kind):
            value = getattr(node, name)
            if isinstance(value, cst.CSTNode):
                below.append(value)
            elif isinstance(value, (list, tuple)):
                below.extend(value)
        pending.extend(reversed(below))
