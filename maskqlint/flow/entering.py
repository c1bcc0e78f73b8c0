"""How an entry point is walked: as nobody known calls it, with what its parameters may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maskqlint.flow import calls, classes, containers, inputs
from maskqlint.flow.interpreter import Argument, Arguments, Interpreter, OutOfSteps
from maskqlint.flow.values import (
    NONE,
    UNKNOWN,
    Constant,
    DictRef,
    Function,
    ListRef,
    Scalar,
    Tuple,
    Value,
    union,
)
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.frames import Frame

FORWARD = ("forward", "__call__")
_TOP_LEVEL = re.compile(r"^[A-Za-z_@]", re.MULTILINE)
_MENTIONED = re.compile(r"(?:self|super\([^)]*\))\.(\w+)")


def enter(it: Interpreter, function: Function, *, is_constructor: bool = False) -> None:
    """Call a function as nobody known does: with tensors, or in a constructor with anything."""
    try:
        args = _entry_arguments(it, function, is_constructor)
        calls.enter(it, function, args, None)
    except OutOfSteps:
        it.notice("max-steps")


def _entry_arguments(it: Interpreter, function: Function, is_constructor: bool) -> Arguments:
    args = Arguments()
    parameters = function.symbol.node.params
    positional = [*parameters.posonly_params, *parameters.params]
    if function.bound is not None:
        positional = positional[1:]
    for parameter in (*positional, *parameters.kwonly_params):
        name = parameter.name.value
        args.keywords[name] = Argument(None, _entry_value(it, function, parameter, is_constructor))
    args.rest = UNKNOWN if is_constructor else inputs.make(it, function.symbol, "*")
    args.named_rest = UNKNOWN if is_constructor else inputs.make(it, function.symbol, "**")
    return args


def _entry_value(
    it: Interpreter, function: Function, parameter: cst.Param, is_constructor: bool
) -> Value:
    name = parameter.name.value
    anything = UNKNOWN if is_constructor else inputs.make(it, function.symbol, name)
    if parameter.default is None:
        return anything
    default = calls.default_value(it, function.symbol, parameter.default)
    if default == NONE:
        return union((anything, NONE))
    if len(default) == 1 and isinstance(default[0], Constant):
        number = default[0].number if default[0].type in ("int", "float") else None
        taken: Value = (Scalar(type=default[0].type, takes=number),)
        return (*default, *taken) if isinstance(default[0].value, str) else taken
    if all(isinstance(one, (Tuple, ListRef, DictRef)) for one in default) and _has_items(
        it, default
    ):
        # Names and settings: hardly anyone hands in others, and what follows is true for these.
        return default
    return union((default, UNKNOWN))


def _has_items(it: Interpreter, value: Value) -> bool:
    return any(containers.known_items(it, (one,)) for one in value)


def methods_of(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """The methods of a class and its bases; an overridden one is left out."""
    found: dict[str, FunctionSymbol] = {}
    for each in classes.linearize(it, cls):
        if isinstance(each, ClassSymbol):
            for name, method in each.methods.items():
                found.setdefault(name, method)
    return list(found.values())


def entry_methods(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """Methods in the order of walking: those that no other method calls first."""
    mentioned: set[str] = set()
    for each in classes.linearize(it, cls):
        if isinstance(each, ClassSymbol):
            mentioned.update(_MENTIONED.findall(text_of(each)))
    methods = [
        method
        for method in methods_of(it, cls)
        if not (method.name.startswith("__") and method.name != "__call__")
    ]
    return sorted(methods, key=lambda m: (m.name not in FORWARD, m.name in mentioned))


def text_of(symbol: ClassSymbol | FunctionSymbol) -> str:
    """A class or function as it is written: to generate it from the tree takes longer than to walk it."""
    if symbol.node is symbol.top:
        text, name = symbol.module.source.text, re.escape(symbol.name)
        found = list(re.finditer(rf"^(?:class|(?:async\s+)?def)\s+{name}\b", text, re.MULTILINE))
        if len(found) == 1:
            end = _TOP_LEVEL.search(text, found[0].end())
            return text[found[0].start() : end.start() if end else len(text)]
    return symbol.module.source.code(symbol.node)


def all_but(it: Interpreter, share: int) -> int:
    """The steps to begin with where only one part in `share` may be used."""
    return it.bounds.max_steps - it.bounds.max_steps // share


class Standing:
    """Stand in a frame for the time of a walk; what an exception cut short is undone."""

    def __init__(self, it: Interpreter, frame: Frame) -> None:
        self._it, self._frame = it, frame
        self._depth = it.heap.depth

    def __enter__(self) -> None:
        self._it.frame = self._frame

    def __exit__(self, *error: object) -> None:
        while self._it.heap.depth > self._depth:
            self._it.heap.pop()
        self._it.stack.clear()
