"""Objects of the project's classes: how they are made, and what their attributes are."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    calls,
    carriers,
    children,
    classes,
    containers,
    creation,
    inputs,
    names,
    naming,
    operators,
    stubs,
    transfer,
)
from maskqlint.flow.frames import Frame
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    SCALAR,
    UNKNOWN,
    Bound,
    Class,
    Constant,
    DictRef,
    Dtype,
    External,
    Function,
    Functional,
    Instance,
    Layer,
    ListRef,
    Module,
    Partial,
    Possibility,
    Stub,
    Super,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)
from maskqlint.mentions import SETATTR
from maskqlint.project.symbols import ClassSymbol

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def none() -> Value:
    """The value None."""
    return NONE


# -- attributes


def attribute(it: Interpreter, one: Possibility, name: str, node: cst.CSTNode) -> Value:
    """`one.name`."""

    if isinstance(one, Instance):
        return instance_attribute(it, one, name, node)
    if isinstance(one, Tensor):
        return _tensor_attribute(it, one, name, node)
    if name == "is_floating_point" and isinstance(one, (Dtype, External)):
        kind = creation.kind_of_dtype((one,))
        if kind is not None:
            return SCALAR if kind == "any" else constant(kind == "float")
    if isinstance(one, External):
        return names.external_attribute(it, one, name)
    if isinstance(one, Module):
        if name == "__dict__":
            return (one,)
        return names.module_attribute(it, one.symbols, name)
    if name in ("__name__", "__qualname__") and isinstance(one, (Class, Function)):
        return constant(one.cls.name if isinstance(one, Class) else one.symbol.name)
    if isinstance(one, Class):
        found = classes.class_attribute(it, one.cls, name)
        if found is None:
            return (Bound(name, one),) if name == "_make" else UNKNOWN
        return _bound(found, one, None)
    if isinstance(one, Super):
        return _super_attribute(it, one, name)
    if isinstance(one, Functional):
        operator = operators.lookup("FloatFunctional", name)
        return (Bound(name, one, operator),) if operator is not None else UNKNOWN
    if isinstance(one, (Stub, Layer)):
        return it.heap_value((one.loc, name)) or ((one,) if name == "forward" else UNKNOWN)
    if isinstance(one, Tuple) and name in one.names:
        return one.items[one.names.index(name)]
    if isinstance(one, Tuple) and one.cls is not None:
        found = classes.class_attribute(it, one.cls, name)
        if found is not None:
            return _of_class(it, found, Class(one.cls), one, node)
    if isinstance(one, (ListRef, DictRef, Tuple)):
        extra = it.heap_value((one.loc, name)) if not isinstance(one, Tuple) else None
        if name == "_modules" and not extra and not isinstance(one, Tuple):
            return children.modules_of(it, one, node)
        return extra or (Bound(name, one),)
    if isinstance(one, Constant) and name == "value":
        return (one,)  # only the member of an enumeration has one
    if isinstance(one, Constant) and isinstance(one.value, str):
        return (Bound(name, one),)
    if isinstance(one, Partial) and name == "func":
        return one.target
    if isinstance(one, Partial) and name == "_make":
        return (Bound(name, one),)
    return UNKNOWN


def _tensor_attribute(it: Interpreter, one: Tensor, name: str, node: cst.CSTNode) -> Value:
    if name == "dtype":
        return (Dtype(one.kind),) if one.kind != "any" else UNKNOWN
    operator = operators.method(name)
    receiver = node.value if isinstance(node, cst.Attribute) else None
    if operator is None:
        if one.is_entry:
            if name in inputs.METHODS:
                return (Bound(name, one),)
            return inputs.attribute(it, one, name)
        return UNKNOWN
    if operator.variant == "property":
        if operator.op_class not in ("KEEP", "GETITEM"):
            return SCALAR

        return transfer.apply(it, operator, Argument(receiver, (one,)), Arguments(), node)
    return (Bound(name, one, operator, receiver),)


def instance_attribute(it: Interpreter, one: Instance, name: str, node: cst.CSTNode) -> Value:
    """An attribute of an object: its own, its class's, or one that a method not yet run sets."""
    own = own_attribute(it, one, name)
    if own is not None:
        return own
    found = classes.class_attribute(it, one.cls, name)
    if found is not None:
        return _of_class(it, found, Class(one.cls), one, node)
    if name == "forward" or name == "__call__":
        return (Bound(name, one),)
    if name == "__class__":
        return (Class(one.cls),)
    if name == "training":
        return SCALAR
    if name == "__dict__":
        return carriers.dict_of_attributes(it, one, node)
    if name == "_modules":
        return children.modules_of(it, one, node)
    setters = [
        method
        for each in classes.linearize(it, one.cls)
        if isinstance(each, ClassSymbol)
        for method in each.methods.values()
        if not method.mentions.assigned.isdisjoint((name, SETATTR))
    ]
    if setters:
        classes.run_quietly(it, one, setters, node)
        return own_attribute(it, one, name) or _loose(it, one, name)
    return _loose(it, one, name)


def _of_class(
    it: Interpreter, found: Value, cls: Class, one: Instance | Tuple, node: cst.CSTNode
) -> Value:
    """What an object's class has under a name: a property's value, a method, a constant."""
    if any(isinstance(each, Function) and each.method.is_property for each in found):
        getter = next(each for each in found if isinstance(each, Function))
        return calls.enter(it, replace(getter, bound=one), Arguments(), node)
    return _bound(found, cls, one)


def _loose(it: Interpreter, one: Instance, name: str) -> Value:
    """An attribute set by a name with a hole, or a method of a base outside the project."""
    found = patterned(it, one, name)
    if found:
        return containers.picked(found, name)
    if classes.external_bases(it, one.cls):
        return (Bound(name, one),)
    return UNKNOWN


def own_attribute(it: Interpreter, one: Instance, name: str) -> Value | None:
    """What the object itself holds under a name."""
    value = it.heap_value((one.loc, name))
    if value is None and one.loc.key is not None:
        value = it.heap_value((one.loc.base, name))
        if value is not None:
            value = containers.picked(value, one.loc.key)
    return value or None


PATTERNS = "<patterns>"
"""The heap's name for the attributes whose names are known but for a hole."""


def store_patterned(it: Interpreter, base: Value, pattern: str, value: Value) -> None:
    """`setattr(base, f"name_{i}", value)` with an `i` that is not known: any of many."""
    for one in base:
        if isinstance(one, Instance):
            it.write((one.loc, pattern), value, weak=True)
            it.write((one.loc, PATTERNS), constant(pattern), weak=True)


def patterned(it: Interpreter, one: Possibility, name: str) -> Value:
    """What attributes with a hole in their names may hold under `name`."""
    if not isinstance(one, Instance):
        return ()
    found = it.heap_value((one.loc, PATTERNS)) or ()
    values = [
        it.heap_value((one.loc, each.value)) or ()
        for each in found
        if isinstance(each, Constant)
        and isinstance(each.value, str)
        and (each.value == name or fnmatchcase(name, each.value))
    ]
    if not values and "*" in name:
        # The names with holes filled in: setattr in a loop whose rounds are known.
        values = [
            record
            for (loc, attr), record in it.heap.items()
            if loc == one.loc and isinstance(record, tuple) and fnmatchcase(attr, name)
        ]
    if len(name.strip("*")) > 1 and "*" in name:
        values.extend(
            _bound(classes.class_attribute(it, one.cls, each) or (), Class(one.cls), one)
            for each in classes.method_names(it, one.cls)
            if fnmatchcase(each, name)
        )
    return union(values)


def _bound(value: Value, cls: Class, one: Instance | Tuple | None) -> Value:
    """Class-level functions as methods of an object, or of the class."""
    result: list[Possibility] = []
    for each in value:
        if isinstance(each, Function) and each.bound is None:
            if each.method.is_classmethod:
                each = replace(each, bound=cls)
            elif one is not None and not each.method.is_static:
                each = replace(each, bound=one)
        elif isinstance(each, Partial) and one is not None:
            each = _bound_partial(each, cls, one)
        result.append(each)
    return tuple(result)


def _bound_partial(partial: Partial, cls: Class, one: Instance | Tuple) -> Partial:
    """A partialmethod: a method of the class with some of its arguments given."""
    methods = tuple(
        each for each in partial.target if isinstance(each, Function) and each.symbol.cls
    )
    if len(methods) != len(partial.target):
        return partial
    return replace(partial, target=_bound(methods, cls, one))


def store_attribute(
    it: Interpreter, base: Value, name: str, value: Value, node: cst.CSTNode
) -> None:
    """`base.name = value`."""

    value = naming.named(it.told(value, node, "kept", it.text(node)), name)
    for one in base:
        setter = classes.find_setter(it, one.cls, name) if isinstance(one, Instance) else None
        if setter is not None:
            calls.enter(it, Function(setter, one), Arguments([Argument(None, value)]), node)
        elif isinstance(one, (Instance, Stub, Layer)):
            many = len(base) > 1 or one.loc.key == "*"
            it.write((one.loc, name), value, weak=many)
        elif isinstance(one, (ListRef, DictRef)) or (isinstance(one, Tensor) and one.loc):
            assert one.loc is not None
            it.write((one.loc, name), value, weak=len(base) > 1)
        elif isinstance(one, Class):
            key = (one.cls, name)
            it.class_values[key] = union((it.class_values.get(key, ()), value))
        elif isinstance(one, Module):
            old = names.global_value(it, one.symbols, name) or ()
            it.globals[one.symbols, name] = union((old, value))


# -- super and calls of objects


def super_value(it: Interpreter, args: list[Value]) -> Value:
    """`super()` or `super(Class, self)`."""
    frame: Frame | None = it.frame
    while frame is not None and frame.bound is None and frame.scope is not None:
        frame = frame.scope
    cls = it.frame.cls
    bound = _self_of(frame) if frame is not None else None
    if args and len(args[0]) == 1 and isinstance(args[0][0], Class):
        cls = args[0][0].cls
    if cls is None or bound is None:
        return UNKNOWN
    return (Super(cls, bound),)


def _self_of(frame: Frame) -> Possibility | None:
    """What a method stands for: what it is bound to, or was given by `Base.forward(self, x)`."""
    if frame.bound is not None or frame.symbol is None or frame.symbol.cls is None:
        return frame.bound
    parameters = frame.symbol.node.params
    first = next(iter((*parameters.posonly_params, *parameters.params)), None)
    value = frame.names.get(first.name.value, ()) if first is not None else ()
    return value[0] if len(value) == 1 and isinstance(value[0], (Instance, Class)) else None


def _super_attribute(it: Interpreter, one: Super, name: str) -> Value:
    instance = one.instance
    cls = instance.cls if isinstance(instance, (Instance, Class)) else one.cls
    found = classes.class_attribute(it, cls, name, after=one.cls)
    if found is not None:
        bound = instance if isinstance(instance, Instance) else None
        return _bound(found, Class(cls), bound)
    if isinstance(instance, Instance):
        # A base outside the project: a stub's class, or torch's own.
        return (Bound(name, Super(one.cls, instance)),)
    return UNKNOWN


def call_method(
    it: Interpreter,
    one: Instance,
    name: str,
    args: Arguments | None = None,
    node: cst.CSTNode | None = None,
) -> Value | None:
    """Call a method by name; None if the class has none."""
    found = classes.find_method(it, one.cls, name)
    if found is None:
        return None
    return calls.enter(it, Function(found[0], one), args or Arguments(), node or it.frame.top)


def call_instance(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """Call an object: its `__call__`, or what nn.Module's calls, `forward`."""
    for name in ("__call__", "forward"):
        value = classes.class_attribute(it, one.cls, name)
        if value is not None:
            own = it.heap_value((one.loc, name))
            return calls.call(it, own or _bound(value, Class(one.cls), one), args, node)
    return call_base(it, one, args, node)


def call_base(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """Call what a base outside the project does when it is called."""
    for base in classes.external_bases(it, one.cls):
        quantizer = it.quantizers.lookup(base)
        if quantizer is not None:
            return stubs.call_quantizer(it, quantizer, one.loc, args, node)
        operator = operators.module_operator(base)
        if operator is not None and operator.op_class != "MODULE_CONTAINER":
            return transfer.apply(it, operator, None, args, node)
        if base in ("torch.nn.Sequential", "torch.nn.modules.container.Sequential"):
            inner = it.heap_value((one.loc, "<items>"))
            if inner is not None:
                return calls.call(it, inner, args, node)
    return UNKNOWN
