"""The activation of a function: its local names, the ways that have left it, where it stands."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from maskqlint.flow.heap import Key, Record
from maskqlint.flow.values import Possibility, Site, Value, union
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ModuleSymbols

Names = dict[str, Value]
Way = tuple[Names, dict[Key, Record]]
"""The local names and the heap's changes with which a way leaves a loop or a function."""


class Context:
    """Through which calls a frame was entered; compared by identity.

    There is one for each call site and round of the loops around it (`Interpreter.called`).
    """

    __slots__ = ("depth", "parent", "site")

    def __init__(self, site: Site | None, parent: Context | None) -> None:
        self.site = site
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0


@dataclass(slots=True)
class Loop:
    """A loop being walked: the heap layer it began with, and the ways that left it."""

    layer: int
    breaks: list[Way] = field(default_factory=list)
    continues: list[Way] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Frame:
    """One activation.

    Attributes:
        names: the local names on the current way.
        alive: False after return, raise, break or continue.
        cls: the class whose body defines the function, for `super()`.
        scope: the frame around it, for closures.
        is_entry: its parameters are an entry point's.
        tested: the flags that were tested, each with its first test, if it can be walked anew
            (`flags`).
        facts: how those that are tested again come out on this walk.
        yields_in_order: no branch or loop was around what it yields.
    """

    module: ModuleSymbols
    top: cst.CSTNode
    symbol: FunctionSymbol | None
    context: Context
    layer: int
    names: Names = field(default_factory=dict)
    alive: bool = True
    cls: ClassSymbol | None = None
    bound: Possibility | None = None
    scope: Frame | None = None
    is_entry: bool = False
    returns: list[Value] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    yields_in_order: bool = True
    exits: list[dict[Key, Record]] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    iteration: tuple[int, ...] = ()
    nonlocals: set[str] = field(default_factory=set)
    tested: dict[object, cst.CSTNode] | None = None
    facts: dict[object, bool] | None = None


def join_names(left: Names, right: Names) -> Names:
    """Unite the local names of two ways; a name bound on one way only keeps that value."""
    if left is right or not right:
        return left
    result = dict(left)
    for name, value in right.items():
        known = result.get(name)
        if known is None:
            result[name] = value
        elif known is not value:
            result[name] = union((known, value))
    return result
