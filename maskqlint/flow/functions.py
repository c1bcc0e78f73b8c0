"""Functions that are no operators of torch: Python's builtins, functools, itertools, torch's helpers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    arithmetic,
    calls,
    classes,
    containers,
    objects,
    operators,
    transfer,
)
from maskqlint.flow.events import Operand, Test
from maskqlint.flow.heap import Mapping
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    SCALAR,
    UNKNOWN,
    Class,
    Constant,
    DictRef,
    External,
    Instance,
    Partial,
    Pattern,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def first(args: Arguments) -> Value:
    return args.positional[0].value if args.positional else UNKNOWN


def _enumerate(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:

    items = containers.known_items(it, first(args))
    start = args.get(1, "start")
    if items is None or (start is not None and as_int(start.value) is None):
        return containers.new_list(
            it, node, [], (Tuple((SCALAR, containers.any_item(it, first(args)))),)
        )
    offset = as_int(start.value) or 0 if start is not None else 0
    return containers.new_list(
        it, node, [(Tuple((constant(i + offset), item)),) for i, item in enumerate(items)]
    )


def as_int(value: Value) -> int | None:
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

    bounds = [as_int(each.value) for each in args.positional]
    known = [bound for bound in bounds if bound is not None]
    if known and len(known) == len(bounds):
        try:
            numbers = range(*known)
        except (TypeError, ValueError):
            return UNKNOWN
        if len(numbers) <= it.bounds.max_unrolled:
            return containers.new_list(it, node, [constant(number) for number in numbers])
    starts_at_zero = len(bounds) == 1
    takes = 1 if starts_at_zero else bounds[0] if bounds else None
    return containers.new_list(it, node, [], (Scalar(type="int", takes=takes),))


def _copy_list(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.list_of(it, first(args) if args.positional else (Tuple(()),), node)


def _tuple_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, first(args)) if args.positional else []
    return (Tuple(tuple(items)),) if items is not None else _copy_list(it, args, node)


def _reversed(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, first(args))
    if items is None:
        return _copy_list(it, args, node)
    return containers.list_of(it, (Tuple(tuple(reversed(items))),), node)


def _any_order(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, first(args))
    if items is not None and len(items) == 1:
        return _copy_list(it, args, node)

    return containers.new_list(it, node, [], containers.any_item(it, first(args)))


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
    return containers.length(it, first(args))


def _float(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = first(args)
    if len(value) == 1 and isinstance(value[0], Constant):
        try:
            return constant(float(value[0].value))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return SCALAR
    return union(
        (Scalar(one.grid, "float", trace=one.trace),)
        if isinstance(one, (Tensor, Scalar))
        else SCALAR
        for one in value
    )


def _int(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = first(args)
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
    value = first(args)
    every = [each.value for each in args.positional]
    if len(every) == 1 and not any(isinstance(one, Tensor) for one in value):
        every = containers.known_items(it, value) or [containers.any_item(it, value)]
    flat = union(every)
    if not any(isinstance(one, Tensor) for one in flat):
        return _folded(name, every)
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


_PYTHONS: dict[str, Callable[..., object]] = {
    "abs": abs,
    "max": max,
    "min": min,
    "sum": lambda *numbers: sum(numbers),
    "round": round,
}


def _folded(name: str, values: list[Value]) -> Value:
    """max(0, 1) and the like of known numbers."""
    known = [containers.constant_key(value) for value in values]
    numbers = [key.number for key in known if key is not None and key.number is not None]
    if not numbers or len(numbers) != len(values):
        return SCALAR
    try:
        return constant(_PYTHONS[name](*numbers))
    except (TypeError, ValueError, OverflowError):
        return SCALAR


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
    rest = Arguments(args.positional[1:], keywords, args.rest, args.named_rest)
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
    return first(args)


def _wrapped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """Parameters and buffers of floats are float tensors, neither masks nor constants."""
    return tuple(as_buffer(one) for one in first(args))


def as_buffer(one: Possibility) -> Possibility:
    """A tensor as a parameter or buffer."""
    if isinstance(one, Tensor) and one.kind not in ("bool", "int"):
        kind = "float" if one.kind in ("any", "quantized") else one.kind
        return replace(one, kind=kind, mask="", constant=None, elements=(), is_entry=False)
    if isinstance(one, Tensor):
        return replace(one, constant=None, elements=())
    return one


def _scalar(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return SCALAR


def _chained(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """itertools.chain: the items of several, one after the other."""
    known = [containers.known_items(it, each.value) for each in args.positional]
    if args.rest or None in known:
        values = [containers.any_item(it, each.value) for each in args.positional]
        rest = (*values, *([containers.any_item(it, args.rest)] if args.rest else []))
        return containers.new_list(it, node, [], union(rest))
    return containers.new_list(it, node, [item for items in known for item in items or ()])


def _default_dict(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """collections.defaultdict: what it is called on first makes what is missing."""
    entries = Arguments(args.positional[1:], args.keywords, named_rest=args.named_rest)
    made = containers.dict_of(it, entries, node)
    for one in made:
        if isinstance(one, DictRef) and args.positional:
            it.write((one.loc, containers.FACTORY), first(args))
    return made


def _field(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.field: the default, or what the factory makes for each object."""
    factory = args.keywords.get("default_factory")
    if factory is not None:
        return calls.call(it, factory.value, Arguments(), node)
    default = args.keywords.get("default")
    return default.value if default is not None else UNKNOWN


def _chain_map(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """collections.ChainMap: of several dicts, the first that has a key."""
    return containers.dict_of(it, Arguments(list(reversed(args.positional))), node)


def _dict_from_keys(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dict.fromkeys: the same value under each key."""
    value = args.positional[1].value if len(args.positional) > 1 else NONE
    keys = containers.known_items(it, first(args))
    known = [containers.constant_key(key) for key in keys or ()]
    if keys is None or None in known:
        return containers.new_dict(it, node, [], value)
    return containers.new_dict(it, node, [(key.value, value) for key in known if key is not None])


def _type(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """type(x): an object's class."""
    return (
        union((Class(one.cls),) if isinstance(one, Instance) else UNKNOWN for one in first(args))
        or UNKNOWN
    )


def _replaced(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.replace: a copy with some fields changed."""
    results: list[Value] = []
    for one in first(args):
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


def _as_dict(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """dataclasses.asdict, vars: the fields by name."""
    results = [
        containers.new_dict(it, node, classes.fields_of(it, one))
        if isinstance(one, Instance)
        else UNKNOWN
        for one in first(args)
    ]
    return union(results) or UNKNOWN


def _number(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """numpy.float32(1), numpy.int64(1): a number of Python's, as far as rounding goes."""
    value = first(args)
    if len(value) == 1 and isinstance(value[0], Constant) and value[0].number is not None:
        return value
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
    it.write((loc, ""), Mapping((), args.named_rest))
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


_NUMBERS = [
    "float16",
    "float32",
    "float64",
    "half",
    "single",
    "double",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "intc",
    "int_",
    "float_",
    "bool_",
]

Handler = Callable[["Interpreter", Arguments, cst.CSTNode], Value]

FUNCTIONS: dict[str, Handler] = {
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.range": _range,
    "builtins.list": _copy_list,
    "builtins.set": _copy_list,
    "builtins.iter": _same,
    "builtins.tuple": _tuple_of,
    "builtins.staticmethod": _same,
    "builtins.classmethod": _same,
    "builtins.reversed": _reversed,
    "builtins.sorted": _any_order,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.dict": containers.dict_of,
    "collections.OrderedDict": containers.dict_of,
    "collections.deque": _copy_list,
    "collections.defaultdict": _default_dict,
    "dataclasses.field": _field,
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
    "builtins.next": lambda it, args, node: containers.any_item(it, first(args)),
    "builtins.abs": _named_operator("abs"),
    "builtins.max": _named_operator("max"),
    "builtins.min": _named_operator("min"),
    "builtins.sum": _named_operator("sum"),
    "builtins.round": _named_operator("round"),
    "builtins.any": _scalar,
    "builtins.all": _scalar,
    "builtins.type": _type,
    "builtins.vars": _as_dict,
    "builtins.dict.fromkeys": _dict_from_keys,
    "collections.OrderedDict.fromkeys": _dict_from_keys,
    "collections.ChainMap": _chain_map,
    "dataclasses.replace": _replaced,
    "dataclasses.asdict": _as_dict,
    "functools.partialmethod": _partial,
    **{f"numpy.{name}": _number for name in _NUMBERS},
    "functools.partial": _partial,
    "functools.reduce": _reduce,
    "copy.copy": _same,
    "copy.deepcopy": _same,
    "typing.cast": lambda it, args, node: (
        args.positional[1].value if len(args.positional) > 1 else UNKNOWN
    ),
    "itertools.chain": _chained,
    "itertools.chain.from_iterable": lambda it, args, node: containers.new_list(
        it, node, [], containers.any_item(it, containers.any_item(it, first(args)))
    ),
    "itertools.zip_longest": _zip,
    "itertools.islice": _any_order,
    "itertools.repeat": lambda it, args, node: containers.new_list(it, node, [], first(args)),
    "contextlib.nullcontext": lambda it, args, node: containers.new_list(it, node, [first(args)]),
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
