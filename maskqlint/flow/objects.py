"""Objects of the project's classes: how they are made, and what their attributes are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import calls, containers, names, naming, operators, stubs, transfer
from maskqlint.flow.frames import Frame
from maskqlint.flow.interpreter import Argument, Arguments, root_frame
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
    Kind,
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
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, blocks, dotted_name

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

QCONFIG = "qconfig"


def none() -> Value:
    """The value None."""
    return NONE


# -- classes


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
        binding = each.values.get(name)
        if binding is not None and binding.value is not None:
            it.class_values[key] = UNKNOWN
            it.class_values[key] = _in_scope(it, each, binding.value)
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
            return calls.decorated(it, method.node, (Function(method),))
    finally:
        it.frame = outer


# -- making objects


def instantiate(it: Interpreter, cls: ClassSymbol, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a class: a fresh object whose `__init__` has run."""
    loc = it.loc(node)
    quantizer = it.quantizers.lookup(f"{cls.module.name}.{cls.qualname}")
    if quantizer is not None:
        return stubs.make(it, quantizer, args, loc)
    bases = external_bases(it, cls)
    if any(base.endswith(("enum.Enum", "enum.IntEnum")) for base in bases):
        return SCALAR
    if any(base.endswith(".NamedTuple") for base in bases):
        return (_named_tuple(it, cls, args),)
    one = Instance(loc, cls)
    init = find_method(it, cls, "__init__")
    if init is not None:
        calls.enter(it, Function(init[0], one), args, node)
    elif "dataclass" in " ".join(cls.decorators):
        for name, value in _fields(it, cls, args):
            it.write((loc, name), value)
        post = find_method(it, cls, "__post_init__")
        if post is not None:
            calls.enter(it, Function(post[0], one), Arguments(), node)
    run_quietly(it, one, _qconfig_methods(it, cls), node)
    return (one,)


def _fields(it: Interpreter, cls: ClassSymbol, args: Arguments) -> list[tuple[str, Value]]:
    fields: dict[str, Value | None] = {}
    for each in reversed(linearize(it, cls)):
        if isinstance(each, ClassSymbol):
            for name, binding in each.fields:
                default = _in_scope(it, each, binding.value) if binding.value is not None else None
                fields[name] = default
    result = []
    for index, (name, default) in enumerate(fields.items()):
        argument = args.get(index, name)
        value = argument.value if argument is not None else default or UNKNOWN
        if argument is not None and argument.node is not None:
            value = it.told(value, argument.node, "kept", name)
        result.append((name, value))
    return result


def _named_tuple(it: Interpreter, cls: ClassSymbol, args: Arguments) -> Tuple:
    fields = _fields(it, cls, args)
    return Tuple(tuple(value for _, value in fields), tuple(name for name, _ in fields))


def run_quietly(
    it: Interpreter, one: Instance, methods: Sequence[FunctionSymbol], node: cst.CSTNode
) -> None:
    """Run methods that someone else calls, for the attributes that they set."""
    for method in methods:
        key = (one.loc.base, method)
        if key in it.supplied:
            continue
        it.supplied.add(key)
        was_muted, it.is_muted = it.is_muted, True
        try:
            calls.enter(it, Function(method, one), Arguments(), node)
        finally:
            it.is_muted = was_muted


def _qconfig_methods(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """Methods that assign a qconfig: they decide scales, and are called by the toolkit's user."""
    return [
        method
        for each in linearize(it, cls)
        if isinstance(each, ClassSymbol)
        for method in each.methods.values()
        if method.name != "__init__" and QCONFIG in assigned_attributes(method)
    ]


def assigned_attributes(method: FunctionSymbol) -> frozenset[str]:
    """The names `a` in assignments to `self.a` or `self.b.a`; "setattr" where that is called."""
    if method.assigns is None:
        found: set[str] = set()
        if isinstance(method.node, cst.FunctionDef):
            _collect_assigned([method.node.body], found)
        method.assigns = frozenset(found)
    return method.assigns


def _collect_assigned(pending: list[cst.CSTNode], found: set[str]) -> None:
    # Statements only, by hand: libcst's own `children` visits the whole tree below each node.
    while pending:
        node = pending.pop()
        if isinstance(node, (cst.IndentedBlock, cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            pending.extend(node.body)
        elif isinstance(node, cst.Assign):
            for each in node.targets:
                _add_targets(each.target, found)
        elif isinstance(node, (cst.AnnAssign, cst.AugAssign)):
            _add_targets(node.target, found)
        elif isinstance(node, cst.Expr):
            if isinstance(node.value, cst.Call) and dotted_name(node.value.func) == "setattr":
                found.add("setattr")
        else:
            pending.extend(blocks(node))


def _add_targets(target: cst.BaseExpression, found: set[str]) -> None:
    if isinstance(target, cst.Attribute):
        found.add(target.attr.value)
    elif isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            _add_targets(element.value, found)


# -- attributes


def attribute(it: Interpreter, one: Possibility, name: str, node: cst.CSTNode) -> Value:
    """`one.name`."""

    if isinstance(one, Instance):
        return instance_attribute(it, one, name, node)
    if isinstance(one, Tensor):
        return _tensor_attribute(it, one, name, node)
    if isinstance(one, External):
        return names.external_attribute(it, one, name)
    if isinstance(one, Module):
        return names.module_attribute(it, one.symbols, name)
    if isinstance(one, Class):
        found = class_attribute(it, one.cls, name)
        return _bound(found, one, None) if found is not None else UNKNOWN
    if isinstance(one, Super):
        return _super_attribute(it, one, name)
    if isinstance(one, Functional):
        operator = operators.lookup("FloatFunctional", name)
        return (Bound(name, one, operator),) if operator is not None else UNKNOWN
    if isinstance(one, (Stub, Layer)):
        return it.heap_value((one.loc, name)) or ((one,) if name == "forward" else UNKNOWN)
    if isinstance(one, Tuple) and name in one.names:
        return one.items[one.names.index(name)]
    if isinstance(one, (ListRef, DictRef, Tuple)):
        extra = it.heap_value((one.loc, name)) if not isinstance(one, Tuple) else None
        return extra or (Bound(name, one),)
    if isinstance(one, Constant) and isinstance(one.value, str):
        return (Bound(name, one),)
    if isinstance(one, Partial) and name == "func":
        return one.target
    return UNKNOWN


def _tensor_attribute(it: Interpreter, one: Tensor, name: str, node: cst.CSTNode) -> Value:
    if name == "dtype":
        return (Dtype(one.kind),) if one.kind != "any" else UNKNOWN
    operator = operators.method(name)
    receiver = node.value if isinstance(node, cst.Attribute) else None
    if operator is None:
        if one.is_entry:
            return (containers.entry_item(one, name),)
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
    found = class_attribute(it, one.cls, name)
    if found is not None:
        if any(isinstance(each, Function) and each.symbol.is_property for each in found):
            getter = next(each for each in found if isinstance(each, Function))
            return calls.enter(it, replace(getter, bound=one), Arguments(), node)
        return _bound(found, Class(one.cls), one)
    if name == "forward" or name == "__call__":
        return (Bound(name, one),)
    if name == "__class__":
        return (Class(one.cls),)
    if name == "training":
        return SCALAR
    setters = [
        method
        for each in linearize(it, one.cls)
        if isinstance(each, ClassSymbol)
        for method in each.methods.values()
        if {name, "setattr"} & assigned_attributes(method)
    ]
    if setters:
        run_quietly(it, one, setters, node)
        return own_attribute(it, one, name) or _loose(it, one, name)
    return _loose(it, one, name)


def _loose(it: Interpreter, one: Instance, name: str) -> Value:
    """An attribute set by a name with a hole, or a method of a base outside the project."""
    found = patterned(it, one, name)
    if found:
        return containers.picked(found, name)
    if external_bases(it, one.cls):
        return (Bound(name, one),)
    return UNKNOWN


def own_attribute(it: Interpreter, one: Instance, name: str) -> Value | None:
    """What the object itself holds under a name."""
    value = it.heap_value((one.loc, name))
    if value is None and one.loc.key is not None:
        value = it.heap_value((one.loc.base, name))
        if value is not None:
            value = containers.picked(value, one.loc.key)
    return value


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
    return union(values)


def _bound(value: Value, cls: Class, one: Instance | None) -> Value:
    """Class-level functions as methods of an object, or of the class."""
    result: list[Possibility] = []
    for each in value:
        if isinstance(each, Function) and each.bound is None:
            if each.symbol.is_classmethod:
                each = replace(each, bound=cls)
            elif one is not None and not each.symbol.is_static:
                each = replace(each, bound=one)
        result.append(each)
    return tuple(result)


def store_attribute(
    it: Interpreter, base: Value, name: str, value: Value, node: cst.CSTNode
) -> None:
    """`base.name = value`."""

    value = naming.named(it.told(value, node, "kept", it.text(node)), name)
    for one in base:
        if isinstance(one, (Instance, Stub, Layer)):
            many = len(base) > 1 or one.loc.key == "*"
            it.write((one.loc, name), value, weak=many)
        elif isinstance(one, (ListRef, DictRef)):
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
    bound = frame.bound if frame is not None else None
    if args and len(args[0]) == 1 and isinstance(args[0][0], Class):
        cls = args[0][0].cls
    if cls is None or bound is None:
        return UNKNOWN
    return (Super(cls, bound),)


def _super_attribute(it: Interpreter, one: Super, name: str) -> Value:
    instance = one.instance
    cls = instance.cls if isinstance(instance, (Instance, Class)) else one.cls
    found = class_attribute(it, cls, name, after=one.cls)
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
    found = find_method(it, one.cls, name)
    if found is None:
        return None
    return calls.enter(it, Function(found[0], one), args or Arguments(), node or it.frame.top)


def call_instance(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """Call an object: its `__call__`, or what nn.Module's calls, `forward`."""
    for name in ("__call__", "forward"):
        value = class_attribute(it, one.cls, name)
        if value is not None:
            own = it.heap_value((one.loc, name))
            return calls.call(it, own or _bound(value, Class(one.cls), one), args, node)
    return call_base(it, one, args, node)


def call_base(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """Call what a base outside the project does when it is called."""
    for base in external_bases(it, one.cls):
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


# -- what annotations and comments say


def declared(
    it: Interpreter, node: cst.BaseExpression, symbol: FunctionSymbol | None = None
) -> Value:
    """A value that the user says is quantized."""
    return (stubs.declared(it, node, symbol),)


_ANNOTATED_KINDS: dict[str, Kind] = {
    "BoolTensor": "bool",
    "LongTensor": "int",
    "IntTensor": "int",
    "ShortTensor": "int",
    "CharTensor": "int",
    "ByteTensor": "int",
    "FloatTensor": "float",
    "HalfTensor": "float",
    "DoubleTensor": "float",
}


def annotated(
    it: Interpreter,
    value: Value,
    annotation: cst.Annotation,
    node: cst.BaseExpression,
    symbol: FunctionSymbol | None = None,
) -> Value:
    """The value with what its annotation adds where nothing better is known."""
    names = list(_annotation_names(annotation.annotation))
    last = [name.rpartition(".")[2] for name in names]
    if "QTensor" in last and not any(isinstance(one, Tensor) and not one.is_entry for one in value):
        return declared(it, node, symbol)
    open_ones = [one for one in value if isinstance(one, Tensor) and one.is_entry]
    if not open_ones or len(names) > 2:
        return value
    for name in last:
        kind = _ANNOTATED_KINDS.get(name)
        if kind is not None:
            return tuple(
                replace(one, kind=kind) if isinstance(one, Tensor) and one.kind == "any" else one
                for one in value
            )
    if last and all(name in ("int", "bool", "float", "str", "None", "Optional") for name in last):
        kept = tuple(one for one in value if not (isinstance(one, Tensor) and one.is_entry))
        return union((kept, SCALAR))
    return value


def _annotation_names(node: cst.BaseExpression) -> list[str]:
    """The plain names in an annotation: `Optional[torch.BoolTensor]`, `"QTensor"`, `A | None`."""
    if isinstance(node, cst.SimpleString):
        text = node.evaluated_value
        try:
            return _annotation_names(cst.parse_expression(str(text)))
        except (cst.ParserSyntaxError, TypeError):
            return []
    dotted = dotted_name(node)
    if dotted is not None:
        return [dotted]
    if isinstance(node, cst.Subscript):
        head = dotted_name(node.value) or ""
        if head.rpartition(".")[2] in ("Optional", "Union", "Annotated", "Final", "ClassVar"):
            return [
                name
                for element in node.slice
                if isinstance(element.slice, cst.Index)
                for name in _annotation_names(element.slice.value)
            ]
        return []
    if isinstance(node, cst.BinaryOperation):
        return [*_annotation_names(node.left), *_annotation_names(node.right)]
    return []
