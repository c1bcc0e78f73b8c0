"""Which expressions are one number whoever calls, and which may be evaluated twice, or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.project.symbols import ValueBinding
from maskqlint.repairs.definitions import names, reaching
from maskqlint.repairs.tree import walk

if TYPE_CHECKING:
    from maskqlint.repairs.texts import Texts

_FILLED = frozenset(["torch.zeros_like", "torch.ones_like", "torch.zeros", "torch.ones"])
_KEEPING = frozenset(["torch.tensor", "torch.as_tensor", "torch.full_like", "torch.full", "float"])
_KEEPING |= frozenset(["int", "bool", "abs"])
_LIMITS = frozenset(["min", "max", "eps", "tiny"])


def is_fixed(texts: Texts, node: cst.BaseExpression | None) -> bool:
    """Whether an expression is a number in the source: no parameter, item or attribute decides.

    A literal, a name that is one, or a constant of a module.
    """
    if isinstance(node, (cst.Integer, cst.Float)):
        return True
    if isinstance(node, cst.UnaryOperation):
        return is_fixed(texts, node.expression)
    if isinstance(node, cst.BinaryOperation):
        return is_fixed(texts, node.left) and is_fixed(texts, node.right)
    if isinstance(node, cst.Call):
        return _is_fixed_call(texts, node)
    if isinstance(node, cst.Attribute):
        value = node.value
        if isinstance(value, cst.Call):
            is_limit = texts.resolved(value.func).rpartition(".")[2] in ("finfo", "iinfo")
            return is_limit and node.attr.value in _LIMITS
        return _is_of_a_module(texts, value)
    if isinstance(node, cst.Name):
        if node.value in ("True", "False"):
            return True
        found = reaching(texts.tree, node, node.value)
        if found is None or found.item is not None:
            return False
        if found.value is not None:
            return is_fixed(texts, found.value)
        return _is_of_a_module(texts, node)
    return False


def _is_fixed_call(texts: Texts, node: cst.Call) -> bool:
    name = texts.resolved(node.func)
    if name in _FILLED:
        return True
    numbers = [each.value for each in node.args if each.keyword is None]
    if name in ("torch.full", "torch.full_like"):
        numbers = numbers[1:]
        numbers += [
            each.value
            for each in node.args
            if each.keyword is not None and each.keyword.value == "fill_value"
        ]
    is_infinite = name == "float" and bool(numbers) and isinstance(numbers[0], cst.SimpleString)
    is_number = bool(numbers) and all(is_fixed(texts, each) for each in numbers)
    return name in _KEEPING and (is_infinite or is_number)


def _is_of_a_module(texts: Texts, node: cst.BaseExpression) -> bool:
    """Whether a name, or the first of a dotted one, is a module's and is bound there once."""
    while isinstance(node, cst.Attribute):
        node = node.value
    if not isinstance(node, cst.Name):
        return False
    tree = texts.tree
    for holder in tree.above(node):
        if isinstance(holder, (cst.FunctionDef, cst.Lambda)):
            params = {
                each.name.value for each in walk(holder.params) if isinstance(each, cst.Param)
            }
            if node.value in params or node.value in names(tree, holder.body):
                return False
    entries = texts.module.bindings.get(node.value, ())
    if len(entries) != 1:
        return False
    binding, _ = entries[0]
    return not isinstance(binding, ValueBinding) or binding.value is not None
