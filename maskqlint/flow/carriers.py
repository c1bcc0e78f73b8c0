"""What carries values by name: dataclasses, named tuples, namespaces, dicts of collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    calls,
    classes,
    containers,
    objects,
)
from maskqlint.flow.heap import Mapping
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    UNKNOWN,
    Class,
    Constant,
    DictRef,
    External,
    Instance,
    Module,
    Partial,
    Possibility,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def default_dict(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """collections.defaultdict: what it is called on first makes what is missing."""
    entries = Arguments(args.positional[1:], args.keywords, named_rest=args.named_rest)
    made = containers.dict_of(it, entries, node)
    for one in made:
        if isinstance(one, DictRef) and args.positional:
            it.write((one.loc, containers.FACTORY), args.first)
    return made


def chain_map(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """collections.ChainMap: of several dicts, the first that has a key."""
    return containers.dict_of(it, Arguments(list(reversed(args.positional))), node)


def dict_from_keys(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dict.fromkeys: the same value under each key."""
    value = args.positional[1].value if len(args.positional) > 1 else NONE
    keys = containers.known_items(it, args.first)
    known = [containers.constant_key(key) for key in keys or ()]
    if keys is None or None in known:
        return containers.new_dict(it, node, [], value)
    return containers.new_dict(it, node, [(key.value, value) for key in known if key is not None])


def field(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.field: the default, or what the factory makes for each object."""
    factory = args.keywords.get("default_factory")
    if factory is not None:
        return calls.call(it, factory.value, Arguments(), node)
    default = args.keywords.get("default")
    return default.value if default is not None else UNKNOWN


def replaced(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.replace: a copy with some fields changed."""
    results: list[Value] = []
    for one in args.first:
        if not isinstance(one, Instance):
            results.append(UNKNOWN)
            continue
        copy = Instance(it.loc(node), one.cls)
        for name, value in classes.fields_of(it, one):
            it.write((copy.loc, name), value)
        for name, argument in args.keywords.items():
            objects.store_attribute(it, (copy,), name, argument.value, node)
        results.append((copy,))
    return union(results) or UNKNOWN


def as_dict(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.asdict: the fields by name."""
    results = [
        containers.new_dict(it, node, classes.fields_of(it, one))
        if isinstance(one, Instance)
        else UNKNOWN
        for one in args.first
    ]
    return union(results) or UNKNOWN


def as_tuple(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.astuple: the fields in order."""
    results: list[Value] = []
    for one in args.first:
        if isinstance(one, Instance):
            held = dict(classes.fields_of(it, one))
            names = classes.field_names(it, one.cls)
            results.append((Tuple(tuple(held.get(name, UNKNOWN) for name in names)),))
        else:
            results.append(UNKNOWN)
    return union(results) or UNKNOWN


def fields(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.fields: an object with the name of each field."""
    results = [
        containers.new_list(
            it, node, [_field_named(it, name, node) for name in classes.field_names(it, one.cls)]
        )
        if isinstance(one, (Instance, Class))
        else UNKNOWN
        for one in args.first
    ]
    return union(results) or UNKNOWN


def _field_named(it: Interpreter, name: str, node: cst.CSTNode) -> Value:
    loc = it.loc(("field", node, name))
    it.write((loc, "name"), constant(name))
    return (DictRef(loc),)


def attributes_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """vars: the attributes that an object has, by name."""
    return union(dict_of_attributes(it, one, node) for one in args.first) or UNKNOWN


def dict_of_attributes(it: Interpreter, one: Possibility, node: cst.CSTNode) -> Value:
    """`one.__dict__`, as it is now; a module is looked into by name."""
    if isinstance(one, Module):
        return (one,)
    if not isinstance(one, (Instance, DictRef)):
        return UNKNOWN
    names = [name for (loc, name), _ in it.heap.items() if loc is one.loc and name.isidentifier()]
    held = [(name, it.heap_value((one.loc, name))) for name in names]
    return containers.new_dict(it, node, [(name, value) for name, value in held if value])


def namespace(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """SimpleNamespace(a=..., b=...): a plain object."""
    loc = it.loc(node)
    for name, argument in args.keywords.items():
        it.write((loc, name), argument.value)
    it.write((loc, ""), Mapping((), args.named_rest))
    return (DictRef(loc),)


def named_tuple(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """collections.namedtuple("Name", fields): a class of named tuples."""
    fields = args.get(1, "field_names")
    names: list[str] | None = None
    if fields is not None:
        value = fields.value
        if len(value) == 1 and isinstance(value[0], Constant) and isinstance(value[0].value, str):
            names = value[0].value.replace(",", " ").split()
        else:
            items = containers.known_items(it, value)
            if items is not None:
                listed = [
                    item[0].value
                    for item in items
                    if len(item) == 1 and isinstance(item[0], Constant)
                ]
                names = [str(each) for each in listed]
    if names is None:
        return UNKNOWN
    return (Partial((External("<namedtuple>"),), tuple(("", constant(name)) for name in names)),)


def make_named_tuple(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """The names come first, as constants without an expression; then what they are called on."""
    names: list[str] = []
    values: list[Value] = []
    for argument in args.positional:
        one = argument.value[0] if len(argument.value) == 1 else None
        if argument.node is None and isinstance(one, Constant) and not values:
            names.append(str(one.value))
        else:
            values.append(argument.value)
    for name in names[len(values) :]:
        given = args.keywords.get(name)
        values.append(given.value if given is not None else UNKNOWN)
    return (Tuple(tuple(values[: len(names)]), tuple(names)),)


def made_of(it: Interpreter, cls: Class | Partial, args: Arguments, node: cst.CSTNode) -> Value:
    """`Pair._make(values)`: a named tuple of what is listed."""
    items = containers.known_items(it, args.first)
    if items is None:
        return UNKNOWN
    # A named tuple's names come without an expression; these are values.
    source = node if isinstance(node, cst.BaseExpression) else None
    return calls.call(it, (cls,), Arguments([Argument(source, item) for item in items]), node)
