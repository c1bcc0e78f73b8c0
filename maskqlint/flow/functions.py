"""Functions that are no operators of torch: Python's builtins, functools, itertools, torch's helpers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    calls,
    carriers,
    containers,
    copying,
    counting,
    iterating,
    namespaces,
    objects,
    selecting,
)
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.values import (
    NONE,
    SCALAR,
    UNKNOWN,
    Class,
    Constant,
    External,
    Instance,
    Partial,
    Pattern,
    Possibility,
    Tensor,
    Tuple,
    Value,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


Handler = Callable[["Interpreter", Arguments, cst.CSTNode], Value]


def _getattr(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    target = args.positional[0].value
    found: list[Value] = []
    for name in args.positional[1].value:
        if isinstance(name, Constant) and isinstance(name.value, str):
            found.extend(objects.attribute(it, one, name.value, node) for one in target)
        elif isinstance(name, Pattern):
            held = union(objects.patterned(it, one, name.text) for one in target)
            found.append(containers.picked(held, None) or UNKNOWN)
        else:
            found.append(UNKNOWN)
    return union(found) or UNKNOWN


def set_attribute(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """setattr(target, name, value)."""
    if len(args.positional) == 3:
        target, name, value = (each.value for each in args.positional)
        if len(name) == 1 and isinstance(name[0], Constant) and isinstance(name[0].value, str):
            objects.store_attribute(it, target, name[0].value, value, node)
        elif len(name) == 1 and isinstance(name[0], Pattern):
            objects.store_patterned(it, target, name[0].text, value)
    return NONE


def _getter(name: str) -> Handler:
    """operator.itemgetter(1) and the like: what it gets is told, from what not yet."""

    def function(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
        keys = tuple(("", each.value) for each in args.positional)
        return (Partial((External(name),), keys),)

    return function


def _items_got(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """Call an itemgetter: its keys come first, then what it is called on."""
    if not args.positional:
        return UNKNOWN
    *keys, held = (each.value for each in args.positional)
    return _one_or_tuple([containers.item(it, held, key) for key in keys])


def _attributes_got(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """Call an attrgetter."""
    if not args.positional:
        return UNKNOWN
    *names, held = (each.value for each in args.positional)
    results = []
    for name in names:
        key = containers.constant_key(name)
        value = held if key is not None else UNKNOWN
        for part in str(key.value).split(".") if key is not None else ():
            value = union(objects.attribute(it, one, part, node) for one in value) or UNKNOWN
        results.append(value)
    return _one_or_tuple(results)


def _one_or_tuple(values: list[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    return (Tuple(tuple(values)),) if values else UNKNOWN


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


def _same(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return args.first


def _wrapped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """Parameters and buffers of floats are float tensors, neither masks nor constants."""
    return tuple(as_buffer(one) for one in args.first)


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


def _type(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """type(x): an object's class."""
    return (
        union((Class(one.cls),) if isinstance(one, Instance) else UNKNOWN for one in args.first)
        or UNKNOWN
    )


FUNCTIONS: dict[str, Handler] = {
    "builtins.enumerate": iterating.enumerated,
    "builtins.zip": iterating.zipped,
    "builtins.range": counting.numbers_of,
    "builtins.list": iterating.copied,
    "builtins.set": iterating.copied,
    "builtins.frozenset": iterating.copied,
    "builtins.iter": iterating.iterator,
    "builtins.tuple": iterating.tuple_of,
    "builtins.staticmethod": _same,
    "builtins.classmethod": _same,
    "builtins.reversed": iterating.backwards,
    "builtins.sorted": selecting.ordered,
    "builtins.map": iterating.mapped,
    "builtins.filter": selecting.filtered,
    "builtins.dict": containers.dict_of,
    "collections.OrderedDict": containers.dict_of,
    "collections.deque": iterating.copied,
    "collections.defaultdict": carriers.default_dict,
    "dataclasses.field": carriers.field,
    "builtins.getattr": _getattr,
    "builtins.setattr": set_attribute,
    "builtins.object.__setattr__": set_attribute,
    "builtins.len": counting.length,
    "builtins.float": counting.to_float,
    "builtins.int": counting.to_int,
    "builtins.bool": counting.to_bool,
    "builtins.str": _scalar,
    "builtins.isinstance": _scalar,
    "builtins.hasattr": _scalar,
    "builtins.print": lambda it, args, node: NONE,
    "builtins.next": iterating.next_of,
    "builtins.abs": counting.reducer("abs"),
    "builtins.max": counting.reducer("max"),
    "builtins.min": counting.reducer("min"),
    "builtins.sum": counting.reducer("sum"),
    "builtins.round": counting.reducer("round"),
    "builtins.any": selecting.any_of,
    "builtins.all": selecting.all_of,
    "builtins.type": _type,
    "builtins.vars": carriers.attributes_of,
    "builtins.globals": namespaces.own,
    "builtins.eval": namespaces.evaluated,
    "importlib.import_module": namespaces.imported,
    "builtins.dict.fromkeys": carriers.dict_from_keys,
    "collections.OrderedDict.fromkeys": carriers.dict_from_keys,
    "collections.ChainMap": carriers.chain_map,
    "dataclasses.replace": carriers.replaced,
    "dataclasses.astuple": carriers.as_tuple,
    "dataclasses.fields": carriers.fields,
    "dataclasses.asdict": carriers.as_dict,
    "functools.partialmethod": _partial,
    **{f"numpy.{name}": counting.numpy_number for name in counting.NUMPY_TYPES},
    "functools.partial": _partial,
    "functools.reduce": iterating.reduced,
    "copy.copy": copying.shallow,
    "copy.deepcopy": copying.deep,
    "typing.cast": lambda it, args, node: (
        args.positional[1].value if len(args.positional) > 1 else UNKNOWN
    ),
    "itertools.chain": iterating.chained,
    "itertools.chain.from_iterable": lambda it, args, node: containers.new_list(
        it, node, [], containers.any_item(it, containers.any_item(it, args.first))
    ),
    "itertools.starmap": iterating.star_mapped,
    "itertools.product": iterating.product,
    "itertools.accumulate": iterating.accumulated,
    "operator.itemgetter": _getter("<itemgetter>"),
    "operator.attrgetter": _getter("<attrgetter>"),
    "<itemgetter>": _items_got,
    "<attrgetter>": _attributes_got,
    "itertools.zip_longest": iterating.zipped,
    "itertools.islice": iterating.any_order,
    "itertools.repeat": lambda it, args, node: containers.new_list(it, node, [], args.first),
    "contextlib.nullcontext": lambda it, args, node: containers.new_list(it, node, [args.first]),
    "types.SimpleNamespace": carriers.namespace,
    "argparse.Namespace": carriers.namespace,
    "collections.namedtuple": carriers.named_tuple,
    "<namedtuple>": carriers.make_named_tuple,
    "torch.finfo": counting.finfo,
    "numpy.finfo": counting.finfo,
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
