"""Methods of what is not the project's: containers, strings, and bases outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    calls,
    carriers,
    children,
    classes,
    containers,
    counting,
    functions,
    inputs,
    lookups,
    objects,
    operations,
    stubs,
    texts,
)
from maskqlint.flow.heap import Mapping, Sequence
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    SCALAR,
    UNKNOWN,
    Bound,
    Class,
    Constant,
    DictRef,
    Instance,
    ListRef,
    Partial,
    Super,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def method(it: Interpreter, one: Bound, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a method of a container, a string, or a base class outside the project."""
    receiver = one.receiver
    if isinstance(receiver, (ListRef, DictRef)) and one.name in children.OF_CONTAINERS:
        return children.OF_CONTAINERS[one.name](it, receiver, args, node)
    if one.name == "_make" and isinstance(receiver, (Class, Partial)):
        return carriers.made_of(it, receiver, args, node)
    if isinstance(receiver, (ListRef, Tuple)):
        return _list_method(it, one.name, receiver, args, node)
    if isinstance(receiver, DictRef):
        return _dict_method(it, one.name, receiver, args, node)
    if isinstance(receiver, Tensor) and one.name in inputs.METHODS:
        return inputs.METHODS[one.name](it, receiver, args, node)
    if isinstance(receiver, (Super, Instance)):
        return _base_method(it, one, args, node)
    if isinstance(receiver, Constant) and isinstance(receiver.value, str):
        return texts.method(it, one.name, receiver.value, args, node)
    return SCALAR if isinstance(receiver, Constant) else UNKNOWN


def _base_method(it: Interpreter, one: Bound, args: Arguments, node: cst.CSTNode) -> Value:
    receiver = one.receiver
    instance = receiver.instance if isinstance(receiver, Super) else receiver
    if not isinstance(instance, Instance):
        return UNKNOWN
    if one.name in ("forward", "__call__"):
        return objects.call_base(it, instance, args, node)
    if one.name == "__init__":
        for base in classes.external_bases(it, instance.cls):
            quantizer = it.quantizers.lookup(base)
            if quantizer is not None:
                stubs.subclass_scale(it, instance, quantizer, args)
            elif base.rpartition(".")[2] == "Sequential" and not args.is_open:
                items = containers.chain_of(it, [each.value for each in args.positional], node)
                it.write((instance.loc, "<items>"), items)
        return NONE
    held = classes.as_dict(it, instance) if one.name in _DICT_METHODS else None
    if held is not None:
        return _dict_method(it, one.name, held, args, node)
    if one.name in children.OF_MODULES:
        return children.OF_MODULES[one.name](it, instance, args, node)
    handler = MODULE_METHODS.get(one.name)
    return handler(it, instance, args, node) if handler is not None else UNKNOWN


_DICT_METHODS = frozenset(["get", "setdefault", "update", "items", "values", "keys"])


def _register(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """register_buffer, register_parameter, add_module."""
    if len(args.positional) >= 2:
        name, value = args.positional[0].value, args.positional[1].value
        if len(name) == 1 and isinstance(name[0], Constant):
            held = tuple(functions.as_buffer(each) for each in value)
            it.write((one.loc, str(name[0].value)), held)
    return NONE


def _set_attribute(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) != 2:
        return NONE
    target = Argument(None, (one,))
    return functions.set_attribute(it, Arguments([target, *args.positional]), node)


MODULE_METHODS: dict[str, Callable[[Interpreter, Instance, Arguments, cst.CSTNode], Value]] = {
    "register_buffer": _register,
    "register_parameter": _register,
    "add_module": _register,
    "register_module": _register,
    "to": lambda it, one, args, node: (one,),
    "eval": lambda it, one, args, node: (one,),
    "train": lambda it, one, args, node: (one,),
    "cuda": lambda it, one, args, node: (one,),
    "__setattr__": _set_attribute,
}


def _list_method(
    it: Interpreter, name: str, one: ListRef | Tuple, args: Arguments, node: cst.CSTNode
) -> Value:
    if isinstance(one, Tuple):
        if name == "_replace":
            items = [
                args.keywords[field].value if field in args.keywords else item
                for field, item in zip(one.names, one.items, strict=True)
            ]
            return (replace(one, items=tuple(items)),)
        if name == "_asdict":
            return containers.new_dict(it, node, zip(one.names, one.items, strict=True))
        return SCALAR
    if name in ("append", "add") and args.positional:
        told = it.told(args.first, node, "kept", it.text(getattr(node, "func", node)))
        containers.add(it, one, told)
        return NONE
    if name in ("extend", "update") and args.positional:
        containers.add_all(it, one, args.first)
        return NONE
    if name == "insert" and len(args.positional) == 2:
        return _insert(it, one, args)
    if name in ("pop", "popleft"):
        return _pop(it, one, name, args)
    if name == "appendleft" and args.positional:
        held = containers.sequence(it, one)
        it.write((one.loc, ""), Sequence((args.first, *held.items), held.rest))
        return NONE
    if name == "clear":
        it.write((one.loc, ""), Sequence())
        return NONE
    if name == "reverse":
        held = containers.sequence(it, one)
        it.write((one.loc, ""), Sequence(tuple(reversed(held.items)), held.rest))
        return NONE
    if name == "copy":
        return containers.list_of(it, (one,), node, is_chain=one.is_chain)
    if name == "forward" and one.is_chain:
        return calls.call(it, (one,), args, node)
    if name in ("modules", "values", "items", "__iter__"):
        return (one,)
    if name in ("to", "eval", "train", "cuda", "half", "float"):
        return (one,)
    return SCALAR


def _insert(it: Interpreter, one: ListRef, args: Arguments) -> Value:
    held = containers.sequence(it, one)
    index, value = args.positional[0].value, args.positional[1].value
    position = counting.as_int(index)
    if position is not None and not held.rest:
        items = list(held.items)
        items.insert(position, value)
        it.write((one.loc, ""), Sequence(tuple(items)))
    else:
        it.write((one.loc, ""), Sequence((), union((held.any, value))))
    return NONE


def _pop(it: Interpreter, one: ListRef, name: str, args: Arguments) -> Value:
    index = constant(0) if name == "popleft" else args.first if args.positional else constant(-1)
    value = containers.item_of(it, one, index)
    operations.remove(it, one, index)
    return value


def _dict_method(
    it: Interpreter, name: str, one: DictRef, args: Arguments, node: cst.CSTNode
) -> Value:

    held = containers.mapping(it, one)
    if name in ("get", "pop", "setdefault") and args.positional:
        return _dict_get(it, name, one, args, held)
    if name == "update":
        return _dict_update(it, one, args, held)
    if name == "items":
        pairs: list[Value] = [(Tuple((constant(key), value)),) for key, value in held.items]
        rest: Value = (Tuple((SCALAR, held.rest)),) if held.rest else NOTHING
        return containers.new_list(it, node, pairs, rest)
    if name == "values":
        return containers.new_list(it, node, [value for _, value in held.items], held.rest)
    if name == "keys":
        rest = SCALAR if held.rest else NOTHING
        return containers.new_list(it, node, [constant(key) for key, _ in held.items], rest)
    if name == "copy":
        loc = it.loc(node)
        it.write((loc, ""), held)
        return (DictRef(loc),)
    if name == "clear":
        it.write((one.loc, ""), Mapping())
        return NONE
    if name in ("to", "eval", "train", "cuda"):
        return (one,)
    return UNKNOWN


def _dict_get(it: Interpreter, name: str, one: DictRef, args: Arguments, held: Mapping) -> Value:
    key = args.first
    default = args.positional[1].value if len(args.positional) > 1 else NONE
    wanted = key[0] if len(key) == 1 and isinstance(key[0], Constant) else None
    found = held.get(wanted.value) if wanted is not None else None
    if name == "setdefault" and found is None:
        containers.set_item(it, one, key, default)
    if found is not None:
        if name == "pop":
            operations.remove(it, one, key)
        return found
    is_filled = one.loc in it.registries
    if wanted is not None and not is_filled and not held.rest_at(wanted.value):
        return default
    return union((containers.item_of(it, one, key), default))


def _dict_update(it: Interpreter, one: DictRef, args: Arguments, held: Mapping) -> Value:
    for argument in args.positional:
        held = held.updated(lookups.content(it, argument.value))
    for name, argument in args.keywords.items():
        held = held.put(name, argument.value)
    it.write((one.loc, ""), held)
    return NONE
