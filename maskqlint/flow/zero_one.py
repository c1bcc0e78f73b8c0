"""Masks by value: what keeps a tensor 0/1, and what makes it 0 and another number."""

from __future__ import annotations

from maskqlint.flow.values import Constant, MaskKind, Possibility, Scalar, Tensor, Value


def number_of(one: Possibility) -> float | bool | None:
    """The number that a possibility is, or holds everywhere."""
    if isinstance(one, Constant):
        return one.number
    return one.constant if isinstance(one, Tensor) else None


def is_none(one: Possibility) -> bool:
    """The constant None."""
    return isinstance(one, Constant) and one.value is None


def mask_of(one: Possibility) -> MaskKind:
    """Whether a possibility is a mask by value: 0/1, or 0 and one other number."""
    if isinstance(one, Tensor):
        return "binary" if one.kind == "bool" else one.mask
    return ""


def negated(mask: MaskKind) -> MaskKind:
    """What `-mask` is."""
    return _NEGATED.get(mask, mask)


_NEGATED: dict[MaskKind, MaskKind] = {"binary": "negated", "negated": "binary"}


def _is_binary(one: Possibility) -> bool:
    return mask_of(one) == "binary" or number_of(one) in (0, 1)


def of_arithmetic(name: str, a: Possibility, b: Possibility) -> MaskKind:
    """Whether arithmetic on masks gives a mask."""
    masks = mask_of(a), mask_of(b)
    if not any(masks):
        return ""
    if name in ("maximum", "minimum", "logical_or", "logical_and"):
        return "binary" if _is_binary(a) and _is_binary(b) else ""
    if name == "mul":
        return _product(a, b)
    if name == "div":
        return "scaled" if isinstance(b, (Constant, Scalar)) else ""
    if name in ("add", "sub", "rsub"):
        return _sum(name, a, b)
    return ""


def _product(a: Possibility, b: Possibility) -> MaskKind:
    numbers = number_of(a), number_of(b)
    if 0 in numbers:
        return ""  # zeros, as a state begins with: no mask
    if _is_binary(a) and _is_binary(b):
        return "binary"
    mask = mask_of(a) or mask_of(b)
    if -1 in numbers:
        return negated(mask)
    is_number = isinstance(a, (Constant, Scalar)) or isinstance(b, (Constant, Scalar))
    return "scaled" if is_number or (mask_of(a) and mask_of(b)) else ""


def _sum(name: str, a: Possibility, b: Possibility) -> MaskKind:
    """A mask with a number added to it: `1 - m`, `m - 1`, `-m + 1`."""
    mask, number, is_first = (a, b, True) if mask_of(a) else (b, a, False)
    value = number_of(number)
    if value is None:
        return ""
    kind = mask_of(mask)
    if name == "rsub":
        is_first = not is_first
    if name != "add" and not is_first:
        kind = negated(kind)  # the number minus the mask
    elif name != "add":
        value = -value
    if value == 0:
        return kind
    return _SHIFTED.get((kind, value), "")


_SHIFTED: dict[tuple[MaskKind, float], MaskKind] = {
    ("negated", 1): "binary",
    ("binary", -1): "negated",
}


def filled(one: Tensor, number: float | bool | None) -> MaskKind:
    """What a tensor is after a number was written into a part of it."""
    if number is None or one.kind == "bool":
        return ""
    if one.mask == "negated":
        return "negated" if number in (0, -1) else "scaled"
    if one.mask == "scaled":
        return "scaled"
    if one.mask or one.constant in (0, 1):
        return "binary" if number in (0, 1) else "scaled"
    return ""


def clamped(one: Tensor, low: Value, high: Value) -> MaskKind:
    """What a mask is between two bounds: 0/1 only where both numbers come through as such."""
    if one.mask != "binary":
        return "scaled" if one.mask else ""
    bottoms, tops = _bounds(low, 0), _bounds(high, 1)
    ends = {
        None if bottom is None or top is None else min(max(each, bottom), top)
        for bottom in bottoms
        for top in tops
        for each in (0, 1)
    }
    return "binary" if ends <= {0, 1} else "scaled"


def _bounds(value: Value, default: float) -> list[float | None]:
    """The numbers that a bound may be, None where one is not known."""
    return [default if is_none(one) else number_of(one) for one in value] or [default]
