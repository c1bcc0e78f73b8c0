"""The modules that a module holds: children, named_children, `_modules`, get_submodule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import classes, containers, objects
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    SCALAR,
    UNKNOWN,
    Constant,
    DictRef,
    Functional,
    Instance,
    Layer,
    ListRef,
    Possibility,
    Stub,
    Tuple,
    Value,
    constant,
    union,
)
from maskqlint.project.symbols import dotted_name

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

Holder = Instance | ListRef | DictRef
_CONTAINERS = ("ModuleList", "ModuleDict", "Sequential")


def _named(it: Interpreter, one: Holder) -> tuple[list[tuple[object, Value]], Value]:
    """The modules in an object or container by name, and those whose names are not known."""
    if isinstance(one, DictRef):
        held = containers.mapping(it, one)
        return list(held.items), held.rest
    attributes = [
        (name, value)
        for (loc, name), value in it.heap.items()
        if loc is one.loc and name.isidentifier() and isinstance(value, tuple)
    ]
    if isinstance(one, ListRef):
        listed = containers.sequence(it, one)
        # The modules of a Sequential may have names; they are its attributes then.
        names = {value: name for name, value in attributes}
        return [
            (names.get(item, str(number)), item) for number, item in enumerate(listed.items)
        ], listed.rest
    found = []
    for name, _ in attributes:
        value = it.heap_value((one.loc, name)) or ()
        modules = tuple(each for each in value if _is_module(it, each))
        if modules:
            found.append((name, modules))
    return list(found), NOTHING


def _is_module(it: Interpreter, one: Possibility) -> bool:
    if isinstance(one, Instance):
        return any(base.endswith(_MODULE_BASES) for base in classes.external_bases(it, one.cls))
    if isinstance(one, (ListRef, DictRef)):
        node = one.loc.node
        made_by = dotted_name(node.func) if isinstance(node, cst.Call) else None
        return made_by is not None and made_by.endswith(_CONTAINERS)
    return isinstance(one, (Stub, Layer, Functional))


_MODULE_BASES = ("Module", "Stub", *_CONTAINERS)


def _children(it: Interpreter, one: Holder, args: Arguments, node: cst.CSTNode) -> Value:
    entries, rest = _named(it, one)
    return containers.new_list(it, node, [value for _, value in entries], rest)


def _named_children(it: Interpreter, one: Holder, args: Arguments, node: cst.CSTNode) -> Value:
    entries, rest = _named(it, one)
    pairs: list[Value] = [(Tuple((constant(name), value)),) for name, value in entries]
    return containers.new_list(it, node, pairs, (Tuple((SCALAR, rest)),) if rest else NOTHING)


def modules_of(it: Interpreter, one: Holder, node: cst.CSTNode) -> Value:
    """`one._modules`, as it is now."""
    if isinstance(one, DictRef):
        return (one,)
    return containers.new_dict(it, node, *_named(it, one))


def _submodule(it: Interpreter, one: Holder, args: Arguments, node: cst.CSTNode) -> Value:
    path = containers.constant_key(args.first)
    if path is None or not isinstance(path.value, str):
        return UNKNOWN
    value: Value = (one,)
    for name in path.value.split("."):
        value = union(_child(it, each, name, node) for each in value) or UNKNOWN
    return value


def _child(it: Interpreter, one: Possibility, name: str, node: cst.CSTNode) -> Value:
    if isinstance(one, ListRef) and name.isdecimal():
        return containers.item_of(it, one, constant(int(name)))
    if isinstance(one, DictRef):
        return containers.item_of(it, one, constant(name))
    return objects.attribute(it, one, name, node)


def _add(it: Interpreter, one: Holder, args: Arguments, node: cst.CSTNode) -> Value:
    """`sequential.add_module(name, module)`."""
    name, module = args.get(0, "name"), args.get(1, "module")
    if name is None or module is None:
        return NONE
    if isinstance(one, ListRef):
        containers.add(it, one, module.value)
        if len(name.value) == 1 and isinstance(name.value[0], Constant):
            it.write((one.loc, str(name.value[0].value)), module.value)
    else:
        containers.set_item(it, one, name.value, module.value)
    return NONE


Handler = Callable[["Interpreter", Holder, Arguments, cst.CSTNode], Value]

OF_MODULES: dict[str, Handler] = {
    "children": _children,
    "named_children": _named_children,
    "get_submodule": _submodule,
}
OF_CONTAINERS: dict[str, Handler] = {**OF_MODULES, "add_module": _add, "register_module": _add}
