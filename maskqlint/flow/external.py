"""Calls of what is not the project's: Python's builtins, containers' methods, torch, toolkits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    containers,
    functions,
    objects,
    operators,
    stubs,
    transfer,
)
from maskqlint.flow.heap import Sequence
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.values import (
    UNKNOWN,
    Config,
    Constant,
    DictRef,
    External,
    Functional,
    Layer,
    ListRef,
    Stub,
    Tuple,
    Value,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

MODULE_LISTS = frozenset({"ModuleList", "ParameterList"})
MODULE_DICTS = frozenset({"ModuleDict", "ParameterDict"})


def call(it: Interpreter, one: External, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a dotted name outside the project."""
    handler = functions.FUNCTIONS.get(one.dotted)
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
        return containers.list_of(it, value, node)
    if name == "Sequential":
        if len(args.positional) == 1 and not args.is_open:
            first = args.positional[0].value
            if any(isinstance(each, DictRef) for each in first):
                entries = containers.known_entries(it, first) or []
                chain = containers.chain_of(it, [value for _, value in entries], node)
                for key, value in entries:
                    objects.store_attribute(it, chain, str(key), value, node)
                return chain
        if args.is_open:
            rest = union((args.rest, *(each.value for each in args.positional)))
            made = containers.new_list(it, node, [], rest)
            return containers.list_of(it, made, node, is_chain=True)
        return containers.chain_of(it, [each.value for each in args.positional], node)
    if name in MODULE_DICTS:
        return containers.dict_of(it, args, node)
    return UNKNOWN


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
    if "qconfig" not in name:
        return UNKNOWN
    # `get_default_qat_qconfig(dtype="qint16")`: nothing in it fixes a scale.
    is_plain = all(isinstance(each, Constant) for arg in args.all() for each in arg.value)
    return (Config(is_observed=is_plain and name.startswith("get_default")),)
