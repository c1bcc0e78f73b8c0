"""Namespaces as dicts: `globals()["Gate"]`, `vars(heads)[name]`, `Kind["CAR"]`, and modules by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maskqlint.flow import classes, names, objects
from maskqlint.flow.values import UNKNOWN, Class, Constant, Module, Possibility, Value, union

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Arguments, Interpreter

_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def item(it: Interpreter, one: Module | Class, key: Value) -> Value:
    """What stands under a name in a module, or is the member of an enumeration."""
    found: list[Value] = []
    for each in key:
        if not isinstance(each, Constant) or not isinstance(each.value, str):
            found.append(UNKNOWN)
        elif isinstance(one, Module):
            found.append(names.module_attribute(it, one.symbols, each.value))
        elif classes.members(it, one.cls) is not None:
            found.append(classes.class_attribute(it, one.cls, each.value) or UNKNOWN)
    return union(found) or UNKNOWN


def own(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """globals(): the module that asks."""
    return (Module(it.frame.module),)


def imported(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """importlib.import_module("package.module")."""
    name = _text(args)
    if name is None or len(args.positional) != 1 or not _DOTTED.fullmatch(name):
        return UNKNOWN
    return names.module_named(it, name, it.frame.module)


def evaluated(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """eval("nn.ReLU"): a name; of anything else the value is unknown."""
    text = _text(args)
    if text is None or len(args.positional) != 1 or not _DOTTED.fullmatch(text):
        return UNKNOWN
    first, *rest = text.split(".")
    value = names.load_name(it, first)
    for name in rest:
        value = union(objects.attribute(it, one, name, node) for one in value)
    return value or UNKNOWN


def _text(args: Arguments) -> str | None:
    one: Possibility | None = None
    if args.positional and len(args.positional[0].value) == 1:
        one = args.positional[0].value[0]
    return one.value if isinstance(one, Constant) and isinstance(one.value, str) else None
