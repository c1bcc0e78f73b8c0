"""What several rules ask of a grid or an expression."""

from __future__ import annotations

import libcst as cst

from maskqlint import numerics
from maskqlint.findings import Fix
from maskqlint.flow.events import Arithmetic, Operand
from maskqlint.flow.naming import is_mask_name
from maskqlint.flow.values import Grid, Loc
from maskqlint.repairs import Builder
from maskqlint.repairs.purity import writes_elsewhere
from maskqlint.repairs.texts import without_comments

EXAMPLE_MAXIMUM = 60.5
"""The report's largest value: with it 1 comes back as 1.0007 (int16)."""


def example(grid: Grid, constant: float) -> float:
    """What a constant comes back as: on the literal scale, or when the largest value is 60.5."""
    if grid.scale is not None:
        return numerics.on_grid(constant, grid.scale, numerics.QINT8)
    return numerics.comes_back_as(constant, max(EXAMPLE_MAXIMUM, abs(constant)), numerics.QINT16)


def stub_of(grid: Grid) -> Loc | None:
    """The stub that a grid is of, if it is known which."""
    stub = grid.owner[0] if grid.is_stub and isinstance(grid.owner, tuple) else None
    return stub if isinstance(stub, Loc) and stub.key != "*" else None


def keeps_integers(grid: Grid) -> bool:
    """Whether whole numbers are on the grid: a literal scale s with 1/s whole, or one not readable."""
    if grid.scale is None:
        return grid.exact
    if grid.scale <= 0:
        return False
    steps = 1 / grid.scale
    return abs(steps - round(steps)) < 1e-6 * steps


def tells_apart(grid: Grid, constant: float) -> bool:
    """Whether a whole number and its neighbours stay apart: on int8 up to 127, with a scale below 1."""
    scale = 0.0 if grid.scale is None else grid.scale
    reach = numerics.QINT8.qmax * (scale or 1.0)
    return float(constant).is_integer() and scale < 1 and abs(constant) + 0.5 < reach


def shown_fill(constant: float) -> str:
    """A fill value as people write it: -1e9, -inf."""
    return f"{constant:g}"


def is_mask_node(node: cst.BaseExpression | None) -> bool:
    """Whether an expression's own name or key says that it is a mask."""
    if isinstance(node, cst.Name):
        return is_mask_name(node.value)
    if isinstance(node, cst.Attribute):
        return is_mask_name(node.attr.value)
    if isinstance(node, cst.Subscript):
        index = node.slice[0].slice
        if isinstance(index, cst.Index) and isinstance(index.value, cst.SimpleString):
            key = index.value.evaluated_value
            return isinstance(key, str) and is_mask_name(key)
        return is_mask_node(node.value)
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        return is_mask_node(node.func.value)  # mask.float(), mask.unsqueeze(1)
    return False


def filled_instead(
    builder: Builder, arithmetic: Arithmetic, quantized: Operand, other: Operand
) -> Fix | None:
    """`masked_fill` for a product with a 0/1 mask, `where` for its sum with a bool."""
    value, mask, tensor = quantized.node, other.node, other.tensor
    node = arithmetic.site.node
    if value is None or mask is None or tensor is None or arithmetic.operator not in _FILLED:
        return None
    if not builder.is_always(arithmetic, other) or writes_elsewhere(builder, node):
        return None
    if tensor.kind == "bool":
        keeps, drops = builder.text(mask), builder.logical_not(builder.text(mask))
    elif tensor.mask == "binary":
        zero = f"{builder.operand(mask)} == 0"
        keeps, drops = builder.logical_not(zero), zero
    else:
        return None
    if arithmetic.operator == "mul":
        new = f"{builder.atom(value)}.masked_fill({drops}, 0)"
        message = "fill with 0 where the mask does not hold (where no value is inf or nan)"
    elif arithmetic.left is quantized and builder.torch is not None:
        sign = "+" if arithmetic.operator == "add" else "-"
        sum_ = f"{builder.atom(value)} {sign} 1"
        new = f"{builder.torch}.where({keeps}, {sum_}, {without_comments(builder.text(value))})"
        message = "choose by the mask (where both have one shape)"
    else:
        return None
    if isinstance(node, cst.AugAssign):
        new = f"{without_comments(builder.text(node.target))} = {new}"
    elif isinstance(node, cst.Call) and _is_in_place(node):
        target = builder.target_of(node)
        if target is None:
            return None
        new = f"{target}{new}"
    return builder.unsafe(message, builder.replace(node, new))


def _is_in_place(call: cst.Call) -> bool:
    name = call.func.attr.value if isinstance(call.func, cst.Attribute) else ""
    return name.endswith("_")


_FILLED = frozenset(["mul", "add", "sub"])


def written_constant(node: cst.CSTNode, builder: Builder) -> cst.BaseExpression | None:
    """The expression of the number that a filling expression writes."""
    holder = builder.holder_of_value(node)
    if holder is not None:
        return holder
    if isinstance(node, cst.BinaryOperation):
        sides = [each for each in (node.left, node.right) if _is_number(each)]
        return sides[0] if len(sides) == 1 else None
    if not isinstance(node, cst.Call):
        return None
    named = {each.keyword.value: each.value for each in node.args if each.keyword is not None}
    for keyword in ("value", "fill_value"):
        if keyword in named:
            return named[keyword]
    name = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
    listed = [each.value for each in node.args if each.keyword is None]
    if not isinstance(name, cst.Name) or not listed:
        return None
    if name.value in ("masked_fill", "masked_fill_", "fill_", "fill", "index_fill"):
        return listed[-1]
    if name.value in ("full", "full_like", "new_full"):
        return listed[1] if len(listed) > 1 else None
    numbers = [each for each in node.args if _is_number(each.value)]
    return numbers[0].value if len(numbers) == 1 else None


def _is_number(node: cst.BaseExpression) -> bool:
    """Whether an expression looks like a number, or the name of a constant."""
    if isinstance(node, cst.UnaryOperation):
        return _is_number(node.expression)
    if isinstance(node, (cst.Integer, cst.Float)):
        return True
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value == "float"
    if isinstance(node, cst.Attribute):
        return node.attr.value in ("inf", "min", "max") or node.attr.value.isupper()
    return isinstance(node, cst.Name) and node.value.isupper()
