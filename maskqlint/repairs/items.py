"""What is written into a tensor in place, as an operator that returns a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.repairs.definitions import names
from maskqlint.repairs.tree import walk

if TYPE_CHECKING:
    from maskqlint.findings import Fix
    from maskqlint.flow.events import SetItem
    from maskqlint.repairs.builder import Builder


def filled_items(builder: Builder, event: SetItem) -> Fix | None:
    """`x = x.masked_fill(mask, value)` for `x[mask] = value`; None for other indices and values."""
    target = builder.site.node
    if not isinstance(target, cst.Subscript) or len(target.slice) != 1:
        return None
    holder = builder.tree.parent(target)
    statement = builder.tree.parent(holder) if holder is not None else None
    if not isinstance(statement, cst.Assign) or len(statement.targets) != 1:
        return None
    if not isinstance(target.value, cst.Name) or len(event.index) != 1:
        return None
    mask, name = event.index[0], target.value.value
    if not _is_bound_beside(builder, target.value):
        return None
    if mask.tensor is None or mask.tensor.kind != "bool" or mask.node is None:
        return None
    shape = "where the mask has as many dimensions as the value, and nobody else holds the tensor"
    index, value = builder.text(mask.node), builder.text(statement.value)
    if isinstance(event.value.constant, (int, float)):
        new = f"{name} = {name}.masked_fill({index}, {value})"
        message = f"fill a new tensor ({shape})"
    else:
        return None
    return builder.unsafe(message, builder.replace(statement, new))


def out_of_place(builder: Builder, call: cst.Call, method: str) -> Fix | None:
    """`x = x.masked_fill(...)` for the statement `x.masked_fill_(...)`."""
    func = call.func
    if not isinstance(func, cst.Attribute) or func.attr.value != f"{method}_":
        return None
    target = target_of(builder, call)
    if target is None:
        return None
    edits = [builder.replace(func.attr, method)]
    if target:
        edits.insert(0, builder.before_expression(call, target))
    message = f"write {method}, which returns a new tensor (where nobody else holds this one)"
    return builder.unsafe(message, *edits)


def target_of(builder: Builder, call: cst.Call) -> str | None:
    """What to write in front of the operator that stands for an in-place one.

    `x = ` for a statement of its own, nothing where the result is returned or assigned to the
    same name; None where the tensor's name would go on meaning the old one.
    """
    func = call.func
    holder = builder.tree.parent(call)
    if not isinstance(func, cst.Attribute) or not isinstance(func.value, cst.Name):
        return None
    name = func.value.value
    if isinstance(holder, cst.Expr):
        return f"{name} = " if _is_bound_beside(builder, func.value) else None
    is_result = isinstance(holder, cst.Return) or (
        isinstance(holder, cst.Assign)
        and len(holder.targets) == 1
        and isinstance(holder.targets[0].target, cst.Name)
        and holder.targets[0].target.value == name
    )
    return "" if is_result else None


def _is_bound_beside(builder: Builder, name: cst.Name) -> bool:
    """Whether the function around a name binds it: one of an outer function would become local."""
    function = builder.tree.function(name)
    if function is None:
        return True
    params = (each.name.value for each in walk(function.params) if isinstance(each, cst.Param))
    return name.value in params or name.value in names(builder.tree, function.body)
