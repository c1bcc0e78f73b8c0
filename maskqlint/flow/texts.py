"""Strings that are known but for holes: `"forward_" + self.mode`."""

from __future__ import annotations

from maskqlint.flow.values import Constant, Pattern, Scalar, Unknown, Value


def joined(left: Value, right: Value) -> Value:
    """Two strings, one after the other, where a part of them is known; else nothing."""
    first, second = _text(left), _text(right)
    has_hole = "*" in first or "*" in second
    return (Pattern(first + second),) if has_hole and first and second and first != second else ()


def _text(value: Value) -> str:
    """A string, with `*` where it is not known; "" for what is hardly one."""
    one = value[0] if len(value) == 1 else None
    if isinstance(one, Pattern):
        return one.text
    if isinstance(one, Constant) and isinstance(one.value, str):
        return one.value
    is_string = all(
        isinstance(each, (Unknown, Pattern))
        or (isinstance(each, Scalar) and each.type in ("", "str"))
        or (isinstance(each, Constant) and each.type == "str")
        for each in value
    )
    return "*" if is_string else ""
