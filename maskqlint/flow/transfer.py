"""What torch's operators do to values, one function for each class of operators.

The classes are those of `operators.tsv`; `HANDLERS` maps them to the functions.
However an operator is spelled (function, method, operator sign, FloatFunctional,
module), it comes here with its arguments under torch's parameter names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from maskqlint.flow import arithmetic, containers, creation, masking, narrowing, stubs
from maskqlint.flow.events import Apply, Arithmetic, Cast, Index, Operand
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.operators import Operator
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    Grid,
    Kind,
    ListRef,
    MaskKind,
    Possibility,
    Scalar,
    Site,
    Tensor,
    Tuple,
    Unknown,
    Value,
    tensors,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


@dataclass(slots=True)
class Applied:
    """An operator with its arguments by parameter name; what no name fits is in `others`."""

    operator: Operator
    node: cst.CSTNode
    arguments: dict[str, Argument] = field(default_factory=dict)
    others: list[Argument] = field(default_factory=list)

    @property
    def input(self) -> Argument:
        """The first operand."""
        first = self.arguments.get("input")
        if first is not None:
            return first
        return next(iter(self.arguments.values()), Argument(None, UNKNOWN))

    def get(self, *names: str) -> Argument | None:
        """The argument for the first of these parameters that has one."""
        for name in names:
            if name in self.arguments:
                return self.arguments[name]
        return None

    def value(self, *names: str) -> Value:
        """That argument's value; an empty one if there is none."""
        argument = self.get(*names)
        return argument.value if argument is not None else ()

    def tensor_arguments(self) -> list[Argument]:
        """The arguments that may be tensors, in order."""
        every = [*self.arguments.values(), *self.others]
        return [each for each in every if any(isinstance(one, Tensor) for one in each.value)]


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
    handler = HANDLERS.get(operator.op_class)
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
    return op


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


def each_tensor(value: Value, change: Callable[[Tensor], Possibility]) -> Value:
    """Change the tensors of a value; what else it may be stays unknown or becomes a number."""
    return union((change(one),) if isinstance(one, Tensor) else _other(one) for one in value)


def _other(one: Possibility) -> Value:
    return SCALAR if isinstance(one, (Constant, Scalar)) else UNKNOWN


# -- moving and picking

_PICKING = frozenset(
    [
        "select",
        "narrow",
        "index_select",
        "gather",
        "take",
        "take_along_dim",
        "masked_select",
        "select_copy",
        "narrow_copy",
        "diagonal",
        "unfold",
    ]
)


def _keep(it: Interpreter, op: Applied) -> Value:
    """Views, moves, picks: the same numbers in another shape."""
    operand = op.input
    if op.operator.name == "masked_select":
        index_events(it, operand, op.get("mask"), op.node)
    if any(isinstance(one, (ListRef, Tuple)) for one in operand.value):
        return containers.any_item(it, operand.value)
    picks = op.operator.name in _PICKING
    if op.operator.name in _ZEROING:
        return each_tensor(operand.value, lambda one: _zeroed(one, it.site(op.node)))
    return each_tensor(operand.value, lambda one: containers.part_of(one) if picks else one)


_ZEROING = frozenset({"tril", "triu", "diag", "diag_embed", "diagflat"})


def _zeroed(one: Tensor, made: Site) -> Tensor:
    """A triangle or diagonal of one number, with zeros around it, is a mask."""
    if one.constant in (None, 0) or one.kind == "bool":
        return one
    return replace(one, constant=None, mask="binary" if one.constant == 1 else "scaled", made=made)


def index_events(
    it: Interpreter, target: Argument, index: Argument | None, node: cst.CSTNode
) -> None:
    """Tell that a tensor is indexed by another one."""
    if index is None:
        return
    targets: list[Possibility] = [*tensors(target.value)]
    for one in targets or [Unknown()]:
        for by in tensors(index.value):
            it.emit(Index, node, Operand(target.node, one), Operand(index.node, by))


def _keep_tuple(it: Interpreter, op: Applied) -> Value:
    """chunk, split, unbind: a tuple of parts."""
    name = op.operator.name
    operand = op.input
    if any(isinstance(one, (ListRef, Tuple)) for one in operand.value):
        return operand.value  # broadcast_tensors, meshgrid of a list
    parts = each_tensor(
        operand.value, containers.part_of if name not in ("meshgrid", "aminmax") else _same
    )
    count = _count(it, op)
    if count is not None and 0 < count <= 64:
        return (Tuple((parts,) * count),)

    return containers.new_list(it, op.node, [], parts)


def _count(it: Interpreter, op: Applied) -> int | None:
    if op.operator.name == "chunk":
        value = op.value("chunks")
        number = value[0].value if len(value) == 1 and isinstance(value[0], Constant) else None
        return number if isinstance(number, int) else None
    sizes = op.value("split_size_or_sections", "split_size", "split_sizes", "sections")
    items = containers.known_items(it, sizes) if sizes else None
    return len(items) if items is not None else None


def _same(one: Tensor) -> Tensor:
    return one


_TUPLES = frozenset(
    ["topk", "sort", "kthvalue", "mode", "cummax", "cummin", "median", "nanmedian", "max", "min"]
)


def _order(it: Interpreter, op: Applied) -> Value:
    """max, sort, topk: picks; with two tensors a minimum or maximum of both."""
    name = op.operator.name
    second = op.get("other") or (op.get("dim") if name in ("max", "min") else None)
    if second is None and name in ("max", "min") and op.others:
        second = op.others[0]
    if second is not None and any(isinstance(one, Tensor) for one in second.value):
        known = {"max": "maximum", "min": "minimum"}.get(name, name)
        return arithmetic.arithmetic(it, known, op.input, second, op.node)
    if any(isinstance(one, (ListRef, Tuple)) for one in op.input.value):
        return containers.any_item(it, op.input.value)
    values = each_tensor(op.input.value, lambda one: replace(one, origin=None, constant=None))
    is_plain = name in ("max", "min", "median", "nanmedian") and second is None
    if name in _TUPLES and not (is_plain and op.get("dim") is None):
        return (Tuple((values, (Tensor("int"),)), ("values", "indices")),)
    return values


_SQUASHING = frozenset(
    ["clamp", "clamp_min", "clamp_max", "hardtanh", "relu", "relu6", "hardsigmoid", "clip"]
)
_MASK_KEEPING = frozenset(
    ["relu", "clamp", "abs", "relu6", "clamp_min", "clamp_max", "pad", "constant_pad_nd"]
)


def _clip(it: Interpreter, op: Applied) -> Value:
    """relu, clamp, abs, neg, pad, dropout: the same grid, other numbers."""
    name = op.operator.name

    def change(one: Tensor) -> Tensor:
        mask = one.mask if name in _MASK_KEEPING else "scaled" if name == "neg" and one.mask else ""
        fills = () if name in _SQUASHING else one.fills
        kind = "float" if one.kind == "bool" else one.kind
        value = None
        if name == "neg" and one.constant is not None:
            value = -one.constant
        return replace(
            one, kind=kind, mask=mask, fills=fills, origin=None, constant=value, elements=()
        )

    return each_tensor(op.input.value, change)


def _sign(it: Interpreter, op: Applied) -> Value:
    """sign: -1, 0 and 1 are exact (Horizon gives it scale 1)."""

    def change(one: Tensor) -> Tensor:
        grid = replace(one.grid, scale=1.0, exact=True) if one.grid is not None else None
        return replace(one, grid=grid, origin=None, fills=())

    return each_tensor(op.input.value, change)


def _round(it: Interpreter, op: Applied) -> Value:
    """round, floor, ceil: whole numbers again, on no grid."""
    return each_tensor(
        op.input.value, lambda one: replace(one, grid=None, origin=None, derived=None)
    )


# -- computing


def _arith(it: Interpreter, op: Applied) -> Value:
    """add, mul, sub, div and what else takes two operands element by element."""
    second = op.get("other", "tensor1", "end", "exponent") or (op.others[0] if op.others else None)
    if second is None:
        return _computed(it, op)
    result = arithmetic.arithmetic(it, op.operator.name, op.input, second, op.node)
    for third in (op.get("tensor2", "weight"),):
        if third is not None and any(isinstance(one, Tensor) for one in third.value):
            result = arithmetic.arithmetic(
                it, "mul", Argument(op.input.node, result), third, op.node
            )
    return result


_PAIRED = frozenset(
    [
        "matmul",
        "bmm",
        "mm",
        "mv",
        "dot",
        "einsum",
        "baddbmm",
        "addmm",
        "addbmm",
        "addmv",
        "inner",
        "outer",
        "tensordot",
        "vdot",
        "chain_matmul",
        "scaled_dot_product_attention",
        "kron",
        "cross",
    ]
)


def _linear(it: Interpreter, op: Applied) -> Value:
    """Products of tensors and layers: new numbers, quantized anew."""
    if op.operator.name in _PAIRED:
        operands = op.tensor_arguments()
        if not operands and op.arguments:
            operands = _listed(it, op)
        for left, right in pairwise(operands):
            _pair_events(it, op, left, right)
    return _computed(it, op)


def _listed(it: Interpreter, op: Applied) -> list[Argument]:
    return [
        Argument(None, item)
        for each in op.arguments.values()
        for item in containers.known_items(it, each.value) or ()
        if any(isinstance(one, Tensor) for one in item)
    ]


def _pair_events(it: Interpreter, op: Applied, left: Argument, right: Argument) -> None:
    for a in tensors(left.value):
        for b in tensors(right.value):
            it.emit(
                Arithmetic, op.node, op.operator.name, Operand(left.node, a), Operand(right.node, b)
            )


def _computed(it: Interpreter, op: Applied) -> Value:
    """The result of a layer: quantized if an operand is, float data otherwise."""
    every = [
        one for each in (*op.arguments.values(), *op.others) for one in _spread(it, each.value)
    ]
    quantized = [one for one in every if isinstance(one, Tensor) and one.kind == "quantized"]
    results: list[Value] = []
    if quantized:
        results.append((arithmetic.requantized(it, quantized[0], op.node),))
    for one in op.input.value:
        if isinstance(one, Tensor) and one.kind != "quantized":
            if one.kind == "any":
                results.append((Tensor("any", is_entry=True, is_data=True, trace=one.trace),))
            else:
                kind: Kind = (
                    "int" if op.operator.op_class == "REDUCE" and _counts(op, one) else "float"
                )
                derived = one.derived if kind == "int" else None
                results.append((Tensor(kind, is_data=True, derived=derived, trace=one.trace),))
        elif not isinstance(one, Tensor):
            results.append(SCALAR if isinstance(one, (Constant, Scalar)) else UNKNOWN)
    return union(results) or UNKNOWN


def _counts(op: Applied, one: Tensor) -> bool:
    return one.kind in ("bool", "int") and op.operator.name in ("sum", "prod", "nansum", "trace")


def _spread(it: Interpreter, value: Value) -> list[Possibility]:
    result: list[Possibility] = []
    for one in value:
        if isinstance(one, (Tuple, ListRef)):
            result.extend(containers.any_item(it, (one,)))
        else:
            result.append(one)
    return result


def _math(it: Interpreter, op: Applied) -> Value:
    return _computed(it, op)


# -- comparing, testing, casting


def _compare(it: Interpreter, op: Applied) -> Value:
    second = op.get("other", "test_elements", "test_element") or (
        op.others[0] if op.others else None
    )
    if second is None:
        return UNKNOWN
    if any(isinstance(one, (ListRef, Tuple)) for one in second.value):
        second = Argument(second.node, containers.any_item(it, second.value))
    return arithmetic.compare(it, op.operator.name, op.input, second, op.node, is_function=True)


def _equal(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    if second is not None:
        arithmetic.compare(it, op.operator.name, op.input, second, op.node, is_function=True)
    return SCALAR


def _predicate(it: Interpreter, op: Applied) -> Value:
    both = tensors(op.input.value)
    return (arithmetic.boolean(it, both[:1], op.node),)


def _logical(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    operands = [op.input] if second is None else [op.input, second]
    return arithmetic.logic(it, operands, op.node, certain=True)


def _bitwise(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    operands = [op.input] if second is None else [op.input, second]
    return arithmetic.logic(it, operands, op.node, certain=False)


def _bool_reduce(it: Interpreter, op: Applied) -> Value:
    one = arithmetic.boolean(it, tensors(op.input.value)[:1], op.node)
    return (replace(one, origin=None, derived=None),)


def _count_op(it: Interpreter, op: Applied) -> Value:
    if op.operator.name == "nonzero" and creation.is_true(op.value("as_tuple")):
        return containers.new_list(it, op.node, [], (Tensor("int"),))
    return (Tensor("int"),)


def _index(it: Interpreter, op: Applied) -> Value:
    return (Tensor("int"),)


def _truth(it: Interpreter, op: Applied) -> Value:
    return union(
        (Scalar(one.grid, trace=one.trace),) if isinstance(one, Tensor) else SCALAR
        for one in op.input.value
    )


def _cast_float(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "float")


def _cast_int(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "int")


def _cast_bool(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "bool")


def _cast_dynamic(it: Interpreter, op: Applied) -> Value:
    """`.to`, `.type`, `.type_as`: the kind is in an argument."""
    if op.operator.name in creation.FROM_DATA:
        return creation.create(it, op)
    candidates = [*list(op.arguments.values())[1:], *op.others]
    if not candidates:
        return SCALAR if op.operator.name == "type" else op.input.value
    for each in candidates:
        kind = creation.kind_of_dtype(each.value)
        if kind == "any":
            return each_tensor(op.input.value, lambda one: _uncertain(one))
        if kind is not None:
            return cast_to(it, op, kind)
    if any("dtype" in it.text(each.node) for each in candidates if each.node is not None):
        return each_tensor(op.input.value, lambda one: _uncertain(one))
    return op.input.value


def _uncertain(one: Tensor) -> Possibility:
    """A cast to a dtype that is not known: what is on a grid stays there, a mask may be anything."""
    if one.kind in ("quantized", "float"):
        return one
    if one.kind == "any":
        return one
    return Unknown()


def cast_to(it: Interpreter, op: Applied, kind: Kind) -> Value:
    """Cast to another kind; rounding is not undone by it, and an integer leaves the grid."""
    for one in op.input.value:
        if isinstance(one, Tensor) and kind in ("float", "int", "bool"):
            it.emit(Cast, op.node, Operand(op.input.node, one), kind)
    return each_tensor(op.input.value, lambda one: _cast(it, one, kind, op.node))


def _cast(it: Interpreter, one: Tensor, kind: Kind, node: cst.CSTNode) -> Tensor:
    mask = "binary" if one.kind == "bool" else one.mask
    made = it.site(node) if one.kind == "bool" else one.made
    origin = replace(one.origin, is_made=True) if one.origin is not None else None
    if kind == "float":
        if one.kind == "quantized":
            return one
        if one.kind == "float":
            return replace(one, fills=one.fills)
        return replace(one, kind="float", mask=mask, origin=origin, made=made)
    if kind == "bool":
        return replace(
            arithmetic.boolean(it, [one], node), made=made if one.kind == "bool" else it.site(node)
        )
    if one.kind == "int":
        return one
    return replace(
        one,
        kind="int",
        grid=None,
        mask=mask,
        origin=origin,
        fills=(),
        made=made,
        derived=one.grid or one.derived,
    )


# -- the rest


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
    return _computed(it, op)


HANDLERS: dict[str, Handler] = {
    "KEEP": _keep,
    "KEEP_TUPLE": _keep_tuple,
    "ORDER": _order,
    "CLIP": _clip,
    "SIGN": _sign,
    "ROUND": _round,
    "COMPARE": _compare,
    "EQ_SCALAR": _equal,
    "PRED": _predicate,
    "LOGICAL": _logical,
    "BITWISE": _bitwise,
    "BOOL_REDUCE": _bool_reduce,
    "COUNT": _count_op,
    "INDEX": _index,
    "TRUTH": _truth,
    "CAST_FLOAT": _cast_float,
    "CAST_INT": _cast_int,
    "CAST_BOOL": _cast_bool,
    "CAST_DYN": _cast_dynamic,
    "ARITH": _arith,
    "MATH": _math,
    "REDUCE": _math,
    "LINEAR": _linear,
    "WHERE": masking.where,
    "MASK_WRITE": masking.mask_write,
    "INDEX_WRITE": masking.index_write,
    "CONTAINER": _container,
    "CREATE": creation.create,
    "RANDOM": _random,
    "QUANTIZE": _quantize,
    "DEQUANTIZE": _dequantize,
    "INT_REPR": _index,
    "META": _meta,
    "LOSS": _plain,
    "LINALG": _plain,
}
