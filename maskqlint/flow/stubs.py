"""Stubs: what makes one, at which scale, and what calling it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import qconfigs
from maskqlint.flow.events import Operand, Quantize
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    UNKNOWN,
    Config,
    Constant,
    Grid,
    Instance,
    ListRef,
    Loc,
    Origin,
    Possibility,
    Scalar,
    Site,
    Stub,
    Tensor,
    Tuple,
    Value,
    Words,
    step,
    tensors,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter
    from maskqlint.flow.quantizers import Quantizer
    from maskqlint.project.symbols import FunctionSymbol

SCALE = "<scale>"
"""The heap's name for the scale that a subclass hands to its stub base."""


def make(it: Interpreter, quantizer: Quantizer, args: Arguments, loc: Loc) -> Value:
    """Construct a stub's class."""
    scale, is_exact = read_scale(it, quantizer, args)
    return (Stub(loc, quantizer, scale, is_exact),)


def read_scale(it: Interpreter, quantizer: Quantizer, args: Arguments) -> tuple[float | None, bool]:
    """The literal scale among a stub's arguments, and whether one is given that cannot be read."""
    is_given = args.is_open  # `**cfg["stub"]`: there, if anywhere
    if quantizer.scale is not None:
        keyword, position = quantizer.scale
        argument = args.get(position, keyword)
        if argument is not None:
            scale, is_given = scale_of(argument.value)
            if scale is not None:
                return scale, False
    qconfig = args.keywords.get("qconfig")
    if qconfig is None and quantizer.scale is None and args.positional:
        qconfig = args.positional[0]
    if qconfig is not None and any(isinstance(one, Config) for one in qconfig.value):
        return _configured(qconfig.value)
    return None, is_given


def scale_of(value: Value) -> tuple[float | None, bool]:
    """A scale from a value, and whether there is one that cannot be read; None observes."""
    numbers = [one.number for one in value if isinstance(one, Constant) and one.number is not None]
    if len(numbers) == len(value) == 1:
        return float(numbers[0]), False
    is_observed = any(isinstance(one, Constant) and one.value is None for one in value)
    return None, not is_observed


def _configured(value: Value) -> tuple[float | None, bool]:
    if all(isinstance(one, Config) and one.is_observed for one in value):
        return None, False
    scales = {one.scale for one in value if isinstance(one, Config)}
    if len(scales) == 1 and (scale := scales.pop()) is not None:
        return scale, False
    return None, True


def quantize(it: Interpreter, stub: Stub, args: Arguments, node: cst.CSTNode) -> Value:
    """Call a stub."""
    return call_quantizer(it, stub.quantizer, stub.loc, args, node, stub)


def call_quantizer(
    it: Interpreter,
    quantizer: Quantizer,
    loc: Loc,
    args: Arguments,
    node: cst.CSTNode,
    stub: Stub | None = None,
) -> Value:
    """Call a module of a stub's class, or of a subclass of it."""
    if quantizer.role in ("dequantizer_module", "dequantizer"):
        return dequantized(args.positional[0].value) if args.positional else UNKNOWN
    argument = args.positional[0] if args.positional else next(iter(args.keywords.values()), None)
    if argument is None:
        return UNKNOWN
    stub = stub or _subclassed(it, quantizer, loc)
    scale, is_exact = stub.scale, stub.is_exact
    qconfig = it.heap_value((loc, "qconfig")) or it.heap_value((loc.base, "qconfig"))
    if qconfig == NONE:
        return argument.value  # left out of quantization
    if qconfig is not None:
        scale, is_exact = _configured(qconfig)
    elif scale is None and not is_exact:
        is_exact = qconfigs.is_set_elsewhere(it, node)
    name = it.text(node.func) if isinstance(node, cst.Call) else quantizer.name
    grid = Grid(name, it.site(node), (loc, node), scale, is_exact, quantizer.toolkit)
    return quantized_value(it, argument, stub, grid, node)


def quantized_value(
    it: Interpreter, argument: Argument, stub: Stub | None, grid: Grid, node: cst.CSTNode
) -> Value:
    """What a quantizer returns for its operand."""
    value = _begun(argument.value)
    return union(_quantized(it, one, argument, stub, grid, node) for one in value)


def _begun(value: Value) -> Value:
    """The operand of a stub; what a running minimum began with, `full(inf)`, is something else by then."""
    if all(one.constant is not None or not one.fills for one in tensors(value)) and any(
        one.constant is None for one in tensors(value)
    ):
        return tuple(replace(one, fills=()) if isinstance(one, Tensor) else one for one in value)
    return value


def _subclassed(it: Interpreter, quantizer: Quantizer, loc: Loc) -> Stub:
    record = it.heap_value((loc, SCALE))
    if record is None:
        return Stub(loc, quantizer)
    scale, is_exact = scale_of(record)
    return Stub(loc, quantizer, scale, is_exact)


def subclass_scale(it: Interpreter, one: Instance, quantizer: Quantizer, args: Arguments) -> None:
    """`super().__init__(scale)` in a subclass of a stub."""
    if quantizer.scale is not None:
        keyword, position = quantizer.scale
        argument = args.get(position, keyword)
        if argument is not None:
            it.write((one.loc, SCALE), argument.value)


def _quantized(
    it: Interpreter,
    one: Possibility,
    argument: Argument,
    stub: Stub | None,
    grid: Grid,
    node: cst.CSTNode,
) -> Value:
    if isinstance(one, Constant) and one.value is None:
        return (one,)
    if isinstance(one, (Tuple, ListRef)):
        # A stub on a list of tensors quantizes each (QuantStub of Horizon's model library).
        return UNKNOWN
    it.emit(Quantize, node, Operand(argument.node, one), stub, grid)
    return (quantized_tensor(it, one, grid, node),)


def quantized_tensor(it: Interpreter, one: Possibility, grid: Grid, node: cst.CSTNode) -> Tensor:
    """What a quantizer returns for one possibility of its operand."""
    before = one.trace if isinstance(one, (Tensor, Scalar)) else None
    trace = step(it.site(node), Words("quantized", grid.stub), before, it.frame.context)
    if not isinstance(one, Tensor):
        return Tensor("quantized", grid, origin=Origin(grid), trace=trace)
    origin = Origin(grid, is_mask=one.is_mask or (one.is_named_mask and not one.is_data))
    if one.origin is not None and one.origin.is_part:
        # A mask cut from shared data stays that, also behind a stub of its own.
        origin = one.origin
    mask = "binary" if one.kind == "bool" else one.mask
    constant = one.constant if one.constant in (0, None) or mask else None
    return replace(
        one,
        kind="quantized",
        grid=grid,
        mask=mask,
        constant=constant if grid.exact or constant == 0 else None,
        elements=(),
        origin=origin,
        fills=one.fills,
        is_entry=False,
        is_packed=False,
        derived=None,
        trace=trace,
    )


def dequantized(value: Value) -> Value:
    """DeQuantStub changes the kind, not the values: they stay on their grid."""
    return tuple(
        replace(one, kind="float") if isinstance(one, Tensor) and one.kind == "quantized" else one
        for one in value
    )


def declared(
    it: Interpreter, node: cst.BaseExpression, symbol: FunctionSymbol | None = None
) -> Tensor:
    """A tensor that an annotation, a comment or the configuration says is quantized."""
    site = Site(symbol.module, symbol.top, node) if symbol is not None else it.site(node)
    name = it.frame.module.source.code(node) if symbol is None else symbol.module.source.code(node)
    grid = Grid(name, site, ("declared", node))
    trace = step(site, Words("declared", name), None)
    return Tensor("quantized", grid, trace=trace)


def quantize_function(
    it: Interpreter, quantizer: Quantizer, args: Arguments, node: cst.CSTNode
) -> Value:
    """Call a function that quantizes: `torch.fake_quantize_per_tensor_affine(x, scale, ...)`."""
    operand = args.get(0, "input")
    if operand is None:
        return UNKNOWN
    scale, is_exact = read_scale(it, quantizer, args)
    name = it.text(node.func) if isinstance(node, cst.Call) else quantizer.name
    owner = (node, it.frame.context)
    grid = Grid(name, it.site(node), owner, scale, is_exact, quantizer.toolkit)
    return quantized_value(it, operand, None, grid, node)
