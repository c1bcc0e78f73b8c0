"""Calls of what is not the project's: Python's builtins, containers' methods, torch, toolkits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    arithmetic,
    calls,
    containers,
    objects,
    operations,
    operators,
    stubs,
    transfer,
)
from maskqlint.flow.events import Operand, Test
from maskqlint.flow.heap import Mapping, Sequence
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    SCALAR,
    UNKNOWN,
    Bound,
    Config,
    Constant,
    DictRef,
    External,
    Functional,
    Instance,
    Layer,
    ListRef,
    Partial,
    Pattern,
    Possibility,
    Scalar,
    Stub,
    Super,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

MODULE_LISTS = frozenset({"ModuleList", "ParameterList"})
MODULE_DICTS = frozenset({"ModuleDict", "ParameterDict"})


def call(it: Interpreter, one: External, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a dotted name outside the project."""
    handler = FUNCTIONS.get(one.dotted)
    if handler is not None:
        return handler(it, args, node)
    quantizer = it.quantizers.lookup(one.dotted)
    if quantizer is not None:
        known = _toolkit(it, one, args, node)
        if known is not None:
            return known
    module = operators.module_operator(one.dotted)
    if module is not None:
        return _module(it, one, module, args, node)
    operator = operators.resolve(one.dotted)
    if operator is not None:
        return transfer.apply(it, operator, None, args, node)
    return _configuration(it, one, args)


def _toolkit(it: Interpreter, one: External, args: Arguments, node: cst.CSTNode) -> Value | None:
    """A name that the table of stubs knows."""
    quantizer = it.quantizers.lookup(one.dotted)
    assert quantizer is not None
    loc = it.loc(node)
    if quantizer.role in ("quantizer_module", "quantizer_activation"):
        return stubs.make(it, quantizer, args, loc)
    if quantizer.role == "dequantizer_module":
        return (Stub(loc, quantizer),)
    if quantizer.role == "functional":
        return (Functional(loc),)
    if quantizer.role == "quantizer_func":
        return stubs.quantize_function(it, quantizer, args, node)
    if quantizer.role == "dequantizer":
        return stubs.dequantized(args.positional[0].value) if args.positional else UNKNOWN
    if quantizer.role == "wrapper":
        return _wrapper(it, quantizer.name, args, node)
    return None


def _wrapper(it: Interpreter, name: str, args: Arguments, node: cst.CSTNode) -> Value:
    """QuantWrapper(module): a stub, the module and a DeQuantStub in a row."""
    if name.rpartition(".")[2] != "QuantWrapper" or not args.positional:
        return UNKNOWN
    base = "torch.ao.quantization"
    loc = it.loc(node)
    made: list[Value] = []
    for each in ("QuantStub", "DeQuantStub"):
        quantizer = it.quantizers.lookup(f"{base}.{each}")
        assert quantizer is not None
        made.append((Stub(loc.item(each), quantizer),))
    it.write((loc, ""), Sequence((made[0], args.positional[0].value, made[1])))
    return (ListRef(loc, is_chain=True),)


def _module(
    it: Interpreter, one: External, operator: operators.Operator, args: Arguments, node: cst.CSTNode
) -> Value:
    """A module of torch or a toolkit: a container of modules, or a layer that is one operator."""
    name = one.dotted.rpartition(".")[2]
    if operator.op_class != "MODULE_CONTAINER":
        return (Layer(it.loc(node), operator),)
    if name in MODULE_LISTS:
        value = args.positional[0].value if args.positional else (Tuple(()),)
        return _list_of(it, value, node)
    if name == "Sequential":
        if len(args.positional) == 1 and not args.is_open:
            first = args.positional[0].value
            if any(isinstance(each, DictRef) for each in first):
                items = [value for _, value in containers.known_entries(it, first) or []]
                return _chain(it, items, node)
        if args.is_open:
            return UNKNOWN
        return _chain(it, [each.value for each in args.positional], node)
    if name in MODULE_DICTS:
        return _dict_of(it, args, node)
    return UNKNOWN


def _list_of(it: Interpreter, value: Value, node: cst.CSTNode, *, is_chain: bool = False) -> Value:

    items = containers.known_items(it, value)
    if items is not None:
        made = containers.new_list(it, node, items)
    else:
        made = containers.new_list(it, node, [], containers.any_item(it, value))
    return tuple(replace(each, is_chain=is_chain) for each in made if isinstance(each, ListRef))


def _chain(it: Interpreter, items: list[Value], node: cst.CSTNode) -> Value:
    return _list_of(it, (Tuple(tuple(items)),), node, is_chain=True)


def _dict_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    entries: list[tuple[object, Value]] = []
    rest: Value = NOTHING
    for argument in args.positional:
        known = containers.known_entries(it, argument.value)
        if known is not None:
            entries.extend(known)
            continue
        pairs = _pairs(it, argument.value)
        if pairs is None:
            rest = union((rest, _values_of(it, argument.value)))
        else:
            entries.extend(pairs)
    entries.extend((name, argument.value) for name, argument in args.keywords.items())
    if args.is_open:
        rest = union((rest, UNKNOWN))
    return containers.new_dict(it, node, entries, rest)


def _values_of(it: Interpreter, value: Value) -> Value:
    results = []
    for one in value:
        if isinstance(one, DictRef):
            results.append(containers.mapping(it, one).any)
        else:
            pair = containers.any_item(it, (one,))
            results.append(containers.unpack(it, pair, 2, None)[1])
    return union(results) or UNKNOWN


def _pairs(it: Interpreter, value: Value) -> list[tuple[object, Value]] | None:
    """The entries of a list of (key, value) pairs."""
    items = containers.known_items(it, value)
    if items is None:
        return None
    result: list[tuple[object, Value]] = []
    for item in items:
        pair = containers.known_items(it, item)
        if pair is None or len(pair) != 2 or len(pair[0]) != 1:
            return None
        key = pair[0][0]
        if not isinstance(key, Constant):
            return None
        result.append((key.value, pair[1]))
    return result


def _configuration(it: Interpreter, one: External, args: Arguments) -> Value:
    """An unknown call; a qconfig or observer remembers the scale that it fixes."""
    scale = args.keywords.get("scale")
    configs = [
        each for argument in args.all() for each in argument.value if isinstance(each, Config)
    ]
    if scale is not None:
        number, _ = stubs.scale_of(scale.value)
        return (Config(number),)
    for argument in args.all():
        for each in argument.value:
            if isinstance(each, DictRef):
                inner = containers.mapping(it, each).get("scale")
                if inner is not None:
                    return (Config(stubs.scale_of(inner)[0]),)
    if configs:
        return tuple(dict.fromkeys(configs))
    name = one.dotted.rpartition(".")[2].lower()
    return (Config(),) if "qconfig" in name else UNKNOWN


# -- Python's builtins


def _first(args: Arguments) -> Value:
    return args.positional[0].value if args.positional else UNKNOWN


def _enumerate(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    items = containers.known_items(it, _first(args))
    start = args.get(1, "start")
    if items is None or (start is not None and _as_int(start.value) is None):
        return containers.new_list(
            it, node, [], (Tuple((SCALAR, containers.any_item(it, _first(args)))),)
        )
    offset = _as_int(start.value) or 0 if start is not None else 0
    return containers.new_list(
        it, node, [(Tuple((constant(i + offset), item)),) for i, item in enumerate(items)]
    )


def _as_int(value: Value) -> int | None:
    """The whole number that a value is, if it is known."""
    if len(value) == 1 and isinstance(value[0], Constant) and isinstance(value[0].value, int):
        return value[0].value
    return None


def _zip(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    known = [containers.known_items(it, each.value) for each in args.positional]
    lengths = [len(items) for items in known if items is not None]
    if lengths and not args.is_open and min(lengths) <= it.bounds.max_unrolled:
        # A list of unknown length beside one of known length: as long as the known one.
        columns = [
            items
            if items is not None
            else [
                containers.picked(containers.any_item(it, each.value), index)
                for index in range(min(lengths))
            ]
            for items, each in zip(known, args.positional, strict=True)
        ]
        return containers.new_list(it, node, [(Tuple(row),) for row in zip(*columns, strict=False)])
    each_item = tuple(containers.any_item(it, each.value) for each in args.positional)
    return containers.new_list(it, node, [], (Tuple(each_item),))


def _range(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    bounds = [_as_int(each.value) for each in args.positional]
    known = [bound for bound in bounds if bound is not None]
    if known and len(known) == len(bounds):
        try:
            numbers = range(*known)
        except (TypeError, ValueError):
            return UNKNOWN
        if len(numbers) <= it.bounds.max_unrolled:
            return containers.new_list(it, node, [constant(number) for number in numbers])
    return containers.new_list(it, node, [], (Scalar(type="int"),))


def _copy_list(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return _list_of(it, _first(args) if args.positional else (Tuple(()),), node)


def _tuple_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, _first(args)) if args.positional else []
    return (Tuple(tuple(items)),) if items is not None else _copy_list(it, args, node)


def _reversed(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, _first(args))
    if items is None:
        return _copy_list(it, args, node)
    return _list_of(it, (Tuple(tuple(reversed(items))),), node)


def _any_order(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, _first(args))
    if items is not None and len(items) == 1:
        return _copy_list(it, args, node)

    return containers.new_list(it, node, [], containers.any_item(it, _first(args)))


def _map(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    if len(args.positional) < 2:
        return UNKNOWN
    function, columns = args.positional[0].value, args.positional[1:]
    known = [containers.known_items(it, each.value) for each in columns]
    if all(items is not None for items in known):
        rows = list(zip(*(items for items in known if items is not None), strict=False))
        results = [
            calls.call(it, function, Arguments([Argument(None, v) for v in row]), node)
            for row in rows
        ]
        return containers.new_list(it, node, results)
    anything = [Argument(None, containers.any_item(it, each.value)) for each in columns]
    return containers.new_list(it, node, [], calls.call(it, function, Arguments(anything), node))


def _filter(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    if len(args.positional) < 2:
        return UNKNOWN
    return containers.new_list(it, node, [], containers.any_item(it, args.positional[1].value))


def _getattr(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    name = args.positional[1].value
    target = args.positional[0].value
    if len(name) == 1 and isinstance(name[0], Constant) and isinstance(name[0].value, str):
        text = name[0].value
        return union(objects.attribute(it, one, text, node) for one in target) or UNKNOWN
    if len(name) == 1 and isinstance(name[0], Pattern):
        found = union(objects.patterned(it, one, name[0].text) for one in target)
        return containers.picked(found, None) or UNKNOWN
    return UNKNOWN


def _setattr(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) == 3:
        target, name, value = (each.value for each in args.positional)
        if len(name) == 1 and isinstance(name[0], Constant) and isinstance(name[0].value, str):
            objects.store_attribute(it, target, name[0].value, value, node)
        elif len(name) == 1 and isinstance(name[0], Pattern):
            objects.store_patterned(it, target, name[0].text, value)
    return NONE


def _len(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.length(it, _first(args))


def _float(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = _first(args)
    if len(value) == 1 and isinstance(value[0], Constant):
        try:
            return constant(float(value[0].value))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return SCALAR
    return union(
        (Scalar(one.grid, "float", one.trace),) if isinstance(one, (Tensor, Scalar)) else SCALAR
        for one in value
    )


def _int(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = _first(args)
    if len(value) == 1 and isinstance(value[0], Constant):
        try:
            return constant(int(value[0].value))  # type: ignore[call-overload]
        except (TypeError, ValueError, OverflowError):
            return SCALAR
    return (Scalar(type="int"),)


def _bool(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    for argument in args.positional:
        for one in argument.value:
            it.emit(Test, node, Operand(argument.node, one))
    return (Scalar(type="bool"),)


def _operator(it: Interpreter, name: str, args: Arguments, node: cst.CSTNode) -> Value:
    """abs, max, min, sum, round of tensors are torch's."""
    value = _first(args)
    every = [each.value for each in args.positional]
    if len(every) == 1 and not any(isinstance(one, Tensor) for one in value):
        every = containers.known_items(it, value) or [containers.any_item(it, value)]
    flat = union(every)
    if not any(isinstance(one, Tensor) for one in flat):
        return SCALAR
    operator = operators.method(name)
    if operator is None:
        return UNKNOWN
    if name in ("max", "min") and len(every) > 1:
        return flat
    if name == "sum":
        return _summed(it, every, node)
    if len(every) == 1:
        return transfer.apply(it, operator, Argument(None, every[0]), Arguments(), node)
    return flat


def _summed(it: Interpreter, items: list[Value], node: cst.CSTNode) -> Value:

    total = items[0]
    for item in items[1:]:
        total = arithmetic.arithmetic(it, "add", Argument(None, total), Argument(None, item), node)
    return total


def _named_operator(name: str) -> Callable[[Interpreter, Arguments, cst.CSTNode], Value]:
    def function(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
        return _operator(it, name, args, node)

    return function


def _partial(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if not args.positional:
        return UNKNOWN
    given = [("", each.value) for each in args.positional[1:]]
    given.extend((name, each.value) for name, each in args.keywords.items())
    return (Partial(args.positional[0].value, tuple(given)),)


def _checkpoint(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if not args.positional:
        return UNKNOWN
    keywords = {k: v for k, v in args.keywords.items() if k not in ("use_reentrant",)}
    rest = Arguments(args.positional[1:], keywords, args.is_open)
    return calls.call(it, args.positional[0].value, rest, node)


def _reduce(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    function = args.positional[0].value
    items = containers.known_items(it, args.positional[1].value)
    if items is None:
        each = containers.any_item(it, args.positional[1].value)
        items = [each, each]
    if len(args.positional) > 2:
        items.insert(0, args.positional[2].value)
    total = items[0] if items else UNKNOWN
    for item in items[1:]:
        both = Arguments([Argument(None, total), Argument(None, item)])
        total = calls.call(it, function, both, node)
    return total


def _same(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return _first(args)


def _wrapped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """Parameters and buffers of floats are float tensors, neither masks nor constants."""
    return tuple(as_buffer(one) for one in _first(args))


def as_buffer(one: Possibility) -> Possibility:
    """A tensor as a parameter or buffer."""
    if isinstance(one, Tensor) and one.kind not in ("bool", "int"):
        kind = "float" if one.kind in ("any", "quantized") else one.kind
        return replace(one, kind=kind, mask="", constant=None, elements=(), is_entry=False)
    if isinstance(one, Tensor):
        return replace(one, constant=None, elements=())
    return one


def _unhandled(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return UNKNOWN


def _scalar(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return SCALAR


def _finfo(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    loc = it.loc(node)
    it.write((loc, "min"), constant(-3.4028234663852886e38))
    it.write((loc, "max"), constant(3.4028234663852886e38))
    it.write((loc, ""), Mapping())
    return (DictRef(loc),)


def _object(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """SimpleNamespace(a=..., b=...): a plain object."""
    loc = it.loc(node)
    for name, argument in args.keywords.items():
        it.write((loc, name), argument.value)
    it.write((loc, ""), Mapping((), UNKNOWN if args.is_open else ()))
    return (DictRef(loc),)


def _namedtuple(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
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


def _make_namedtuple(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
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


Handler = Callable[["Interpreter", Arguments, cst.CSTNode], Value]

FUNCTIONS: dict[str, Handler] = {
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.range": _range,
    "builtins.list": _copy_list,
    "builtins.set": _copy_list,
    "builtins.iter": _same,
    "builtins.tuple": _tuple_of,
    "builtins.reversed": _reversed,
    "builtins.sorted": _any_order,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.dict": _dict_of,
    "collections.OrderedDict": _dict_of,
    "collections.deque": _copy_list,
    "collections.defaultdict": lambda it, args, node: _dict_of(
        it, Arguments(args.positional[1:], args.keywords, args.is_open), node
    ),
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.len": _len,
    "builtins.float": _float,
    "builtins.int": _int,
    "builtins.bool": _bool,
    "builtins.str": _scalar,
    "builtins.isinstance": _scalar,
    "builtins.hasattr": _scalar,
    "builtins.print": lambda it, args, node: NONE,
    "builtins.next": lambda it, args, node: containers.any_item(it, _first(args)),
    "builtins.abs": _named_operator("abs"),
    "builtins.max": _named_operator("max"),
    "builtins.min": _named_operator("min"),
    "builtins.sum": _named_operator("sum"),
    "builtins.round": _named_operator("round"),
    "builtins.any": _scalar,
    "builtins.all": _scalar,
    "builtins.type": _unhandled,
    "functools.partial": _partial,
    "functools.reduce": _reduce,
    "copy.copy": _same,
    "copy.deepcopy": _same,
    "typing.cast": lambda it, args, node: (
        args.positional[1].value if len(args.positional) > 1 else UNKNOWN
    ),
    "itertools.chain": lambda it, args, node: _list_of(
        it, union(containers.any_item(it, each.value) for each in args.positional), node
    ),
    "types.SimpleNamespace": _object,
    "argparse.Namespace": _object,
    "collections.namedtuple": _namedtuple,
    "<namedtuple>": _make_namedtuple,
    "torch.finfo": _finfo,
    "numpy.finfo": _finfo,
    "torch.nn.Parameter": _wrapped,
    "torch.nn.parameter.Parameter": _wrapped,
    "torch.nn.Buffer": _wrapped,
    "torch.utils.checkpoint.checkpoint": _checkpoint,
    "torch.jit.script": _same,
    "torch.jit.ignore": _same,
    "torch.compile": _same,
    "torch.is_tensor": _scalar,
    "torch.fx.wrap": _same,
}


# -- methods of containers, and of bases outside the project


def method(it: Interpreter, one: Bound, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a method of a container, a string, or a base class outside the project."""
    receiver = one.receiver
    if isinstance(receiver, (ListRef, Tuple)):
        return _list_method(it, one.name, receiver, args, node)
    if isinstance(receiver, DictRef):
        return _dict_method(it, one.name, receiver, args, node)
    if isinstance(receiver, (Super, Instance)):
        return _base_method(it, one, args, node)
    return SCALAR if isinstance(receiver, Constant) else UNKNOWN


def _base_method(it: Interpreter, one: Bound, args: Arguments, node: cst.CSTNode) -> Value:
    receiver = one.receiver
    instance = receiver.instance if isinstance(receiver, Super) else receiver
    if not isinstance(instance, Instance):
        return UNKNOWN
    if one.name in ("forward", "__call__"):
        return objects.call_base(it, instance, args, node)
    if one.name == "__init__":
        for base in objects.external_bases(it, instance.cls):
            quantizer = it.quantizers.lookup(base)
            if quantizer is not None:
                stubs.subclass_scale(it, instance, quantizer, args)
            elif base.rpartition(".")[2] == "Sequential" and not args.is_open:
                items = _chain(it, [each.value for each in args.positional], node)
                it.write((instance.loc, "<items>"), items)
        return NONE
    handler = MODULE_METHODS.get(one.name)
    return handler(it, instance, args, node) if handler is not None else UNKNOWN


def _register(it: Interpreter, one: Instance, args: Arguments, node: cst.CSTNode) -> Value:
    """register_buffer, register_parameter, add_module."""
    if len(args.positional) >= 2:
        name, value = args.positional[0].value, args.positional[1].value
        if len(name) == 1 and isinstance(name[0], Constant):
            held = tuple(as_buffer(each) for each in value)
            it.write((one.loc, str(name[0].value)), held)
    return NONE


MODULE_METHODS: dict[str, Callable[[Interpreter, Instance, Arguments, cst.CSTNode], Value]] = {
    "register_buffer": _register,
    "register_parameter": _register,
    "add_module": _register,
    "register_module": _register,
    "to": lambda it, one, args, node: (one,),
    "eval": lambda it, one, args, node: (one,),
    "train": lambda it, one, args, node: (one,),
    "cuda": lambda it, one, args, node: (one,),
    "__setattr__": lambda it, one, args, node: NONE,
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
        told = it.told(_first(args), node, "kept", it.text(getattr(node, "func", node)))
        containers.add(it, one, told)
        return NONE
    if name in ("extend", "update") and args.positional:
        containers.add_all(it, one, _first(args))
        return NONE
    if name == "insert" and len(args.positional) == 2:
        return _insert(it, one, args)
    if name in ("pop", "popleft"):
        return _pop(it, one, name, args)
    if name == "appendleft" and args.positional:
        held = containers.sequence(it, one)
        it.write((one.loc, ""), Sequence((_first(args), *held.items), held.rest))
        return NONE
    if name == "clear":
        it.write((one.loc, ""), Sequence())
        return NONE
    if name == "reverse":
        held = containers.sequence(it, one)
        it.write((one.loc, ""), Sequence(tuple(reversed(held.items)), held.rest))
        return NONE
    if name == "copy":
        return _list_of(it, (one,), node, is_chain=one.is_chain)
    if name == "forward" and one.is_chain:
        return calls.call(it, (one,), args, node)
    if name in ("children", "modules", "values", "items", "__iter__"):
        return (one,)
    if name in ("to", "eval", "train", "cuda", "half", "float"):
        return (one,)
    return SCALAR


def _insert(it: Interpreter, one: ListRef, args: Arguments) -> Value:
    held = containers.sequence(it, one)
    index, value = args.positional[0].value, args.positional[1].value
    position = _as_int(index)
    if position is not None and not held.rest:
        items = list(held.items)
        items.insert(position, value)
        it.write((one.loc, ""), Sequence(tuple(items)))
    else:
        it.write((one.loc, ""), Sequence((), union((held.any, value))))
    return NONE


def _pop(it: Interpreter, one: ListRef, name: str, args: Arguments) -> Value:
    index = constant(0) if name == "popleft" else _first(args) if args.positional else constant(-1)
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
    key = _first(args)
    default = args.positional[1].value if len(args.positional) > 1 else NONE
    wanted = key[0] if len(key) == 1 and isinstance(key[0], Constant) else None
    found = held.get(wanted.value) if wanted is not None else None
    if name == "setdefault" and found is None:
        containers.set_item(it, one, key, default)
    if found is not None:
        if name == "pop":
            operations.remove(it, one, key)
        return found
    if wanted is not None and not held.rest:
        return default
    return union((containers.item_of(it, one, key), default))


def _dict_update(it: Interpreter, one: DictRef, args: Arguments, held: Mapping) -> Value:
    for argument in args.positional:
        entries = containers.known_entries(it, argument.value)
        if entries is None:
            entries = _pairs(it, argument.value)
        if entries is None:
            held = Mapping(held.items, union((held.rest, _values_of(it, argument.value))))
        else:
            for key, value in entries:
                held = held.put(key, value)
    for name, argument in args.keywords.items():
        held = held.put(name, argument.value)
    it.write((one.loc, ""), held)
    return NONE
