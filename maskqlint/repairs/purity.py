"""What evaluating an expression does: what may be written twice or later, and what writes into a tensor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.repairs.definitions import reaching
from maskqlint.repairs.tree import walk

if TYPE_CHECKING:
    from maskqlint.flow.events import Operand
    from maskqlint.repairs.builder import Builder
    from maskqlint.repairs.texts import Texts

_APPLICABLE = (
    "abs all amax amin any argmax argmin bool byte char chunk clamp clone contiguous detach diagonal"
    " expand expand_as flatten flip float index_select int long masked_select max mean min movedim"
    " narrow neg permute repeat reshape roll round select short sign split squeeze sum swapaxes t tile"
    " to transpose tril triu type unbind unflatten unfold unsqueeze view view_as cpu cuda item"
    " eq ge gt le lt ne logical_not logical_and logical_or type_as"
)
APPLICABLE = frozenset(_APPLICABLE.split())
"""Operators that are cheap, need no parameters, and give on the raw tensor what they gave in float."""
_MEASURES = frozenset(
    [
        "size",
        "dim",
        "numel",
        "item",
        "ndimension",
        "new_tensor",
        "new_zeros",
        "new_ones",
        "new_full",
    ]
)
_MAKERS = frozenset(
    [
        "arange",
        "zeros",
        "ones",
        "full",
        "tensor",
        "as_tensor",
        "zeros_like",
        "ones_like",
        "full_like",
        "eye",
        "cat",
        "stack",
    ]
)
_BUILTINS = frozenset(
    ["len", "range", "slice", "int", "float", "bool", "min", "max", "abs", "sum", "tuple", "list"]
)


def is_operator(texts: Texts, call: cst.Call) -> bool:
    """Whether a call is that of an operator which gives the same whenever it is called.

    A method of the object at hand, or of one that it holds, may be anything, whatever its name.
    """
    func = call.func
    if isinstance(func, cst.Name):
        name = texts.resolved(func)
        if "." not in name:
            return name in _BUILTINS and not texts.is_bound_here(name)
        return name.startswith("torch.") and _is_torchs(name.rpartition(".")[2])
    if not isinstance(func, cst.Attribute):
        return False
    method = func.attr.value
    receiver = func.value
    if texts.resolved(receiver).partition(".")[0] == "torch":
        return _is_torchs(method)
    if isinstance(receiver, cst.Name) and receiver.value in texts.module.bindings:
        return False
    begin: cst.BaseExpression = receiver
    while isinstance(begin, cst.Attribute):
        begin = begin.value
    is_own = isinstance(begin, cst.Name) and begin.value in ("self", "cls")
    return not is_own and method in APPLICABLE | _MEASURES


def _is_torchs(name: str) -> bool:
    return name in APPLICABLE or name in _MAKERS


def is_repeatable(builder: Builder, operand: Operand) -> bool:
    """Whether an operand may be written twice: stubs give the same again."""
    from maskqlint.repairs.raw import stub_calls

    assert operand.node is not None
    stubs = stub_calls([operand])
    once = (cst.NamedExpr, cst.Await, cst.Yield)
    for each in walk(operand.node):
        if isinstance(each, once):
            return False
        if not isinstance(each, cst.Call) or each in stubs or builder.is_dequantizing(each):
            continue
        if not is_operator(builder, each):
            return False
    return True


def set_attributes(top: cst.CSTNode) -> Iterator[str]:
    """The attributes that a statement's functions assign, but for `__init__`."""
    if isinstance(top, cst.FunctionDef) and top.name.value == "__init__":
        return
    if isinstance(top, (cst.AssignTarget, cst.AugAssign, cst.AnnAssign, cst.For, cst.Del)):
        for each in walk(top.target):
            if isinstance(each, cst.Attribute):
                yield each.attr.value
    for child in top.children:
        yield from set_attributes(child)


def is_in_place(node: cst.CSTNode) -> bool:
    """Whether a call writes its result somewhere: `x.ne_(0)`, `out=x`."""
    if not isinstance(node, cst.Call):
        return False
    name = node.func.attr.value if isinstance(node.func, cst.Attribute) else ""
    keywords = [each.keyword.value for each in node.args if each.keyword is not None]
    return name.endswith("_") or "out" in keywords


def writes_elsewhere(texts: Texts, node: cst.CSTNode) -> bool:
    """Whether an expression writes into what somebody else holds: `out=`, a caller's tensor."""
    target: cst.BaseExpression | None = None
    if isinstance(node, cst.AugAssign):
        target = node.target
    elif isinstance(node, cst.Call):
        if not is_in_place(node):
            return False
        func = node.func
        if not isinstance(func, cst.Attribute) or not func.attr.value.endswith("_"):
            return True
        target = func.value
    if not isinstance(target, cst.Name):
        return False
    found = reaching(texts.tree, target, target.value)
    if found is None or found.value is not None or found.statement is None:
        return False
    # Who calls a function for its effect has no other tensor from it.
    return not any(
        isinstance(each, cst.Return)
        and isinstance(each.value, cst.Name)
        and each.value.value == target.value
        for each in walk(found.statement)
    )
