"""The project's classes: their bases, what stands in their bodies, and how objects are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import calls, containers, effects, stubs
from maskqlint.flow.frames import Frame
from maskqlint.flow.heap import Mapping
from maskqlint.flow.interpreter import Arguments, Muted, root_frame
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Class,
    DictRef,
    External,
    Function,
    Instance,
    Tuple,
    Value,
)
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def linearize(it: Interpreter, cls: ClassSymbol) -> tuple[ClassSymbol | str, ...]:
    """A class and its bases in the order in which attributes are looked up.

    Bases outside the project are dotted names. A class that inherits from
    itself, or from what cannot be resolved, has the bases that can.
    """
    known = it.linearized.get(cls)
    if known is not None:
        return known
    it.linearized[cls] = (cls,)
    result: list[ClassSymbol | str] = [cls]
    for base in cls.bases:
        for one in _in_scope(it, cls, base.value):
            found: Sequence[ClassSymbol | str] = ()
            if isinstance(one, Class):
                found = linearize(it, one.cls)
            elif isinstance(one, External):
                found = (one.dotted,)
            for each in found:
                if each is cls:
                    continue
                # A base shared by two comes after both, as Python has it.
                if each in result:
                    result.remove(each)
                result.append(each)
    it.linearized[cls] = tuple(result)
    return it.linearized[cls]


def _in_scope(it: Interpreter, cls: ClassSymbol, node: cst.BaseExpression) -> Value:
    """An expression of a class's header or body, evaluated where the class stands."""
    outer = it.frame
    frame = root_frame(cls.module, cls.top)
    if isinstance(cls.scope, Frame):
        frame.scope = cls.scope
    it.frame = frame
    try:
        for name in _NAME.findall(it.text(node)):
            if name in cls.values or name in cls.methods:
                value = class_attribute(it, cls, name)
                if value is not None:
                    frame.names[name] = value
        it.frame = frame
        with it.heap.at_base():
            return it.evaluate(node)
    finally:
        it.frame = outer


def find_method(
    it: Interpreter, cls: ClassSymbol, *names: str, after: ClassSymbol | None = None
) -> tuple[FunctionSymbol, ClassSymbol] | None:
    """The first of these methods that a class or a base of it defines (after `after`)."""
    order = linearize(it, cls)
    start = order.index(after) + 1 if after in order else 0
    for each in order[start:]:
        if isinstance(each, ClassSymbol):
            for name in names:
                method = each.methods.get(name)
                if method is not None:
                    return method, each
    return None


def method_names(it: Interpreter, cls: ClassSymbol) -> list[str]:
    """The names of the methods of a class and its bases."""
    order = [each for each in linearize(it, cls) if isinstance(each, ClassSymbol)]
    return list(dict.fromkeys(name for each in order for name in each.methods))


def find_setter(it: Interpreter, cls: ClassSymbol, name: str) -> FunctionSymbol | None:
    """The setter of a property, along the bases."""
    for each in linearize(it, cls):
        if isinstance(each, ClassSymbol) and name in each.setters:
            return each.setters[name]
    return None


def external_bases(it: Interpreter, cls: ClassSymbol) -> list[str]:
    """The dotted names of the bases outside the project."""
    return [each for each in linearize(it, cls) if isinstance(each, str)]


def class_attribute(
    it: Interpreter, cls: ClassSymbol, name: str, after: ClassSymbol | None = None
) -> Value | None:
    """A method or class-level value, looked up along the bases."""
    order = linearize(it, cls)
    start = order.index(after) + 1 if after in order else 0
    for each in order[start:]:
        if not isinstance(each, ClassSymbol):
            continue
        key = (each, name)
        if key in it.class_values:
            return it.class_values[key]
        method = each.methods.get(name)
        if method is not None:
            it.class_values[key] = _method_value(it, each, method)
            return it.class_values[key]
        if name in each.classes:
            return (Class(each.classes[name]),)
        binding = each.values.get(name)
        if binding is not None and binding.value is not None:
            it.class_values[key] = UNKNOWN
            it.class_values[key] = _in_scope(it, each, binding.value)
            effects.run(it, each.module, each.name, it.class_values[key])
            return it.class_values[key]
    return None


def _method_value(it: Interpreter, cls: ClassSymbol, method: FunctionSymbol) -> Value:
    if not method.decorators:
        return (Function(method),)
    assert isinstance(method.node, cst.FunctionDef)
    outer = it.frame
    it.frame = root_frame(cls.module, cls.top)
    try:
        with it.heap.at_base():
            found = calls.decorated(it, method.node, (Function(method),))
    finally:
        it.frame = outer
    return tuple(
        replace(one, decorated=method)
        if isinstance(one, Function) and one.symbol is not method
        else one
        for one in found
    )


def members(it: Interpreter, cls: ClassSymbol) -> list[Value] | None:
    """The values of an enumeration's members; None of a class that is none."""
    if not any(base.endswith(_ENUMERATIONS) for base in external_bases(it, cls)):
        return None
    names = [name for name in cls.values if not name.startswith("_")]
    return [class_attribute(it, cls, name) or UNKNOWN for name in names]


# -- making objects


def instantiate(it: Interpreter, cls: ClassSymbol, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a class: a fresh object whose `__init__` has run."""
    loc = it.loc(node)
    quantizer = it.quantizers.lookup(f"{cls.module.name}.{cls.qualname}")
    if quantizer is not None:
        return stubs.make(it, quantizer, args, loc)
    bases = external_bases(it, cls)
    found = members(it, cls)
    if found is not None:
        argument = args.get(0, "value")
        return argument.value if argument is not None and argument.value in found else SCALAR
    if any(base.endswith(".TypedDict") for base in bases):
        return containers.dict_of(it, args, node)
    if any(base.endswith(".NamedTuple") for base in bases):
        return (_named_tuple(it, cls, args),)
    one = it.made[loc] = Instance(loc, cls)
    if any(base in _DICTS for base in bases):
        it.write((loc, ""), Mapping())
    init = find_method(it, cls, "__init__")
    if init is not None:
        calls.enter(it, Function(init[0], one), args, node)
    elif "dataclass" in " ".join(cls.decorators):
        for name, value in _fields(it, cls, args):
            it.write((loc, name), value)
        post = find_method(it, cls, "__post_init__")
        if post is not None:
            calls.enter(it, Function(post[0], one), Arguments(), node)
    run_quietly(it, one, qconfig_methods(it, cls), node)
    return (one,)


def as_dict(it: Interpreter, one: Instance) -> DictRef | None:
    """The dict that an object of a subclass of dict is; None of another object."""
    return DictRef(one.loc) if isinstance(it.heap.get((one.loc, "")), Mapping) else None


def _fields(it: Interpreter, cls: ClassSymbol, args: Arguments) -> list[tuple[str, Value]]:
    fields: dict[str, Value | None] = {}
    computed: set[str] = set()
    for each in reversed(linearize(it, cls)):
        if isinstance(each, ClassSymbol):
            for name, binding in each.fields:
                default = _in_scope(it, each, binding.value) if binding.value is not None else None
                fields[name] = default
                if binding.value is not None and _is_computed(binding.value):
                    computed.add(name)
    result = []
    positions = iter(range(len(fields)))
    for name, default in fields.items():
        argument = args.get(next(positions), name) if name not in computed else None
        value = argument.value if argument is not None else default or UNKNOWN
        if argument is not None and argument.node is not None:
            value = it.told(value, argument.node, "kept", name)
        result.append((name, value))
    return result


def _is_computed(default: cst.BaseExpression) -> bool:
    """`field(init=False)`: `__post_init__` gives it its value."""
    return isinstance(default, cst.Call) and any(
        arg.keyword is not None
        and arg.keyword.value == "init"
        and isinstance(arg.value, cst.Name)
        and arg.value.value == "False"
        for arg in default.args
    )


def field_names(it: Interpreter, cls: ClassSymbol) -> list[str]:
    """The names of a dataclass's fields, those of its bases first."""
    names = (
        name
        for each in reversed(linearize(it, cls))
        if isinstance(each, ClassSymbol)
        for name, _ in each.fields
    )
    return list(dict.fromkeys(names))


def fields_of(it: Interpreter, one: Instance) -> list[tuple[str, Value]]:
    """The fields of a dataclass's object that hold something."""
    held = [(name, it.heap_value((one.loc, name))) for name in field_names(it, one.cls)]
    return [(name, value) for name, value in held if value is not None]


def _named_tuple(it: Interpreter, cls: ClassSymbol, args: Arguments) -> Tuple:
    fields = _fields(it, cls, args)
    return Tuple(tuple(value for _, value in fields), tuple(name for name, _ in fields), cls)


def run_quietly(
    it: Interpreter, one: Instance, methods: Sequence[FunctionSymbol], node: cst.CSTNode
) -> None:
    """Run methods that someone else calls, for the attributes that they set."""
    for method in methods:
        key = (one.loc.base, method)
        if key in it.supplied:
            continue
        it.supplied.add(key)
        with Muted(it):
            calls.enter(it, Function(method, one), Arguments(), node)


def qconfig_methods(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """Methods that assign a qconfig: they decide scales, and are called by the toolkit's user."""
    return [
        method
        for each in linearize(it, cls)
        if isinstance(each, ClassSymbol)
        for method in each.methods.values()
        if method.name != "__init__" and QCONFIG in method.mentions.assigned
    ]


_DICTS = ("builtins.dict", "collections.OrderedDict", "collections.UserDict")
_ENUMERATIONS = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")
QCONFIG = "qconfig"
_NAME = re.compile(r"\b[A-Za-z_]\w*")
