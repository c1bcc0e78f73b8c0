"""What torch's operators do to values, one function for each class of operators.

The classes are those of `operators.tsv`; `HANDLERS` maps them to the functions.
However an operator is spelled (function, method, operator sign, FloatFunctional,
module), it comes here with its arguments under torch's parameter names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from maskqlint.flow import (
    casting,
    computing,
    containers,
    creation,
    masking,
    moving,
    narrowing,
    operators,
    stubs,
)
from maskqlint.flow.applied import Applied
from maskqlint.flow.events import Apply, Operand
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.operators import Operator
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Grid,
    ListRef,
    MaskKind,
    Tensor,
    Value,
    constant,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


Handler = Callable[["Interpreter", Applied], Value]


def apply(
    it: Interpreter,
    operator: Operator,
    receiver: Argument | None,
    args: Arguments,
    node: cst.CSTNode,
) -> Value:
    """Apply an operator; an in-place one also changes what its receiver's name holds."""
    op = _bound(operator, receiver, args, node)
    announce(it, op)
    handler = HANDLERS.get(op.operator.op_class)
    result = handler(it, op) if handler is not None else UNKNOWN
    if operator.variant == "inplace" and op.input.node is not None:
        narrowing.set_place(it, op.input.node, result)
    return result


def _bound(
    operator: Operator, receiver: Argument | None, args: Arguments, node: cst.CSTNode
) -> Applied:
    op = Applied(operator, node)
    parameters = operator.parameters or ("input",)
    positional = list(args.positional)
    if receiver is not None:
        op.arguments[parameters[0] if parameters else "input"] = receiver
        parameters = parameters[1:]
    for name, argument in zip(parameters, positional, strict=False):
        op.arguments[name] = argument
    op.others.extend(positional[len(parameters) :])
    op.arguments.update(args.keywords)
    return _alone(op) if operator.op_class == "WHERE" and len(op.arguments) == 1 else op


def _alone(op: Applied) -> Applied:
    """`where(condition)` is `nonzero(condition, as_tuple=True)`."""
    operator = operators.lookup("torch", "nonzero")
    assert operator is not None
    arguments = {"input": op.input, "as_tuple": Argument(None, constant(value=True))}
    return Applied(operator, op.node, arguments)


def announce(it: Interpreter, op: Applied) -> None:
    """Tell the rules which operator meets which values."""
    operand = op.input
    others = [
        Operand(each.node, one)
        for each in (*list(op.arguments.values())[1:], *op.others)
        for one in each.value
    ]
    for one in operand.value:
        if isinstance(one, Tensor):
            it.emit(Apply, op.node, op.operator, Operand(operand.node, one), others)


def _math(it: Interpreter, op: Applied) -> Value:
    return computing.computed(it, op)


def _container(it: Interpreter, op: Applied) -> Value:
    """cat, stack: the join of the parts; a mask beside data makes it packed."""
    operand = op.get("tensors", "input") or op.input
    listed: list[Value] = []
    for one in operand.value:
        items = containers.known_items(it, (one,))
        if items is not None:
            listed.extend(items)
        elif isinstance(one, ListRef):
            listed.append(containers.any_item(it, (one,)))
        elif isinstance(one, Tensor):
            listed.append((one,))
        else:
            return UNKNOWN
    if op.operator.name in ("add", "mul") or not listed:
        return UNKNOWN
    return masking.concatenated(it, listed, op.node)


def _quantize(it: Interpreter, op: Applied) -> Value:
    """`torch.fake_quantize_per_tensor_affine(x, scale, ...)`: see `external`."""
    value = op.value("scale")
    scale, is_exact = stubs.scale_of(value) if value else (None, False)
    name = it.text(getattr(op.node, "func", None)) or op.operator.name
    grid = Grid(name, it.site(op.node), (op.node, it.frame.context), scale, is_exact, "torch.ao")
    return stubs.quantized_value(it, op.input, None, grid, op.node)


def _dequantize(it: Interpreter, op: Applied) -> Value:
    return stubs.dequantized(op.input.value)


def _meta(it: Interpreter, op: Applied) -> Value:
    return SCALAR


def _random(it: Interpreter, op: Applied) -> Value:
    kind = creation.kind_of_dtype(op.value("dtype")) or "float"
    if op.operator.name in ("randint", "randperm", "randint_like", "multinomial"):
        kind = creation.kind_of_dtype(op.value("dtype")) or "int"
    mask: MaskKind = "binary" if op.operator.name == "bernoulli" and kind == "float" else ""
    return (Tensor(kind, mask=mask),)


def _plain(it: Interpreter, op: Applied) -> Value:
    return computing.computed(it, op)


HANDLERS: dict[str, Handler] = {
    "KEEP": moving.keep,
    "KEEP_TUPLE": moving.keep_tuple,
    "ORDER": moving.order,
    "CLIP": moving.clip,
    "SIGN": moving.sign,
    "ROUND": moving.rounded,
    "COMPARE": casting.compare,
    "EQ_SCALAR": casting.equal,
    "PRED": casting.predicate,
    "LOGICAL": casting.logical,
    "BITWISE": casting.bitwise,
    "BOOL_REDUCE": casting.bool_reduce,
    "COUNT": casting.count,
    "INDEX": casting.index,
    "TRUTH": casting.truth,
    "CAST_FLOAT": casting.cast_float,
    "CAST_INT": casting.cast_int,
    "CAST_BOOL": casting.cast_bool,
    "CAST_DYN": casting.cast_dynamic,
    "ARITH": computing.arith,
    "MATH": _math,
    "REDUCE": _math,
    "LINEAR": computing.linear,
    "WHERE": masking.where,
    "MASK_WRITE": masking.mask_write,
    "INDEX_WRITE": masking.index_write,
    "CONTAINER": _container,
    "CREATE": creation.create,
    "RANDOM": _random,
    "QUANTIZE": _quantize,
    "DEQUANTIZE": _dequantize,
    "INT_REPR": casting.index,
    "META": _meta,
    "LOSS": _plain,
    "LINALG": _plain,
}
