"""Operator signs and subscripts: what `a * b`, `-a`, `a == b` and `a[i]` come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    arithmetic,
    classes,
    containers,
    extremes,
    inputs,
    masking,
    moving,
    namespaces,
    naming,
    narrowing,
    objects,
    operators,
    texts,
    transfer,
    zero_one,
)
from maskqlint.flow.events import Apply, Compare, FillIn, Operand, SetItem
from maskqlint.flow.heap import Mapping, Sequence
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NOTHING,
    SCALAR,
    UNKNOWN,
    Bound,
    Class,
    Constant,
    DictRef,
    Instance,
    ListRef,
    Module,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Value,
    constant,
    tensors,
    union,
)
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter
    from maskqlint.flow.operators import Operator


@dataclass(frozen=True, slots=True)
class Subscript:
    """One part of a subscript: an index with its expression, or a slice with its bounds."""

    node: cst.BaseExpression | None
    value: Value
    is_slice: bool = False
    bounds: tuple[Value, ...] = ()

    @property
    def is_full(self) -> bool:
        """`:`, `...` or None: nothing is left out."""
        if self.is_slice:
            return bool(self.bounds) and all(_is_none(bound) for bound in self.bounds)
        return len(self.value) == 1 and (
            _is_none(self.value)
            or (isinstance(self.value[0], Constant) and self.value[0].value is ...)
        )


def _is_none(value: Value) -> bool:
    return len(value) == 1 and isinstance(value[0], Constant) and value[0].value is None


# -- operator signs

_REFLECTED = {"sub": "__rsub__"}


def binary(
    it: Interpreter,
    method: str,
    left: Argument,
    right: Argument,
    node: cst.CSTNode,
    variant: str = "",
) -> Value:
    """`left method right`, `variant` "inplace" for an augmented assignment."""
    operator = operators.method(method)
    assert operator is not None, method
    has_left = any(isinstance(one, Tensor) for one in left.value)
    has_right = any(isinstance(one, Tensor) for one in right.value)
    special = _own_operator(it, method, left, right, node, variant)
    if special is not None:
        return special
    if not has_left and not has_right:
        known = arithmetic.python_binary(it, operator.name, left.value, right.value)
        if known is not None:
            return known
    elif operator.op_class == "BITWISE":
        _announce(it, operator, left if has_left else right, right if has_left else left, node)
        return arithmetic.logic(it, [left, right], node, certain=False)
    name = operator.name
    is_number = any(isinstance(one, (Constant, Scalar)) for one in left.value)
    if not has_left and has_right and not is_number:
        _announce(it, operator, right, left, node)  # what is not known is no number
    elif not has_left and has_right:
        reflected = operators.method(_REFLECTED.get(name, "")) or operator
        name = reflected.name
        _announce(it, reflected, right, left, node)
    elif has_left:
        if variant:
            operator = replace(operator, variant=variant)
        _announce(it, operator, left, right, node)
    return arithmetic.arithmetic(it, name, left, right, node)


def _announce(
    it: Interpreter, operator: Operator, first: Argument, second: Argument, node: cst.CSTNode
) -> None:
    for one in first.value:
        if isinstance(one, Tensor):
            others = [Operand(second.node, each) for each in second.value]
            it.emit(Apply, node, operator, Operand(first.node, one), others)


def _own_operator(
    it: Interpreter, method: str, left: Argument, right: Argument, node: cst.CSTNode, variant: str
) -> Value | None:
    """An operator of the project's own class, on the left or (reflected) on the right."""
    special = None
    if not any(isinstance(one, Tensor) for one in left.value):
        if variant:
            special = _dunder(it, f"__i{method[2:]}", left, right, node)
        if special is None:
            special = _dunder(it, method, left, right, node)
    if special is None and all(isinstance(one, Instance) for one in right.value):
        special = _dunder(it, f"__r{method[2:]}", right, left, node)
    return special


def _dunder(
    it: Interpreter, method: str, left: Argument, right: Argument, node: cst.CSTNode
) -> Value | None:
    """An operator that the project's own class defines."""

    for one in left.value:
        if isinstance(one, Instance):
            return objects.call_method(it, one, method, Arguments([right]), node)
    return None


def unary(it: Interpreter, method: str, operand: Argument, node: cst.CSTNode) -> Value:
    """`-x` or `~x`."""
    if len(operand.value) == 1 and isinstance(operand.value[0], Constant):
        number = operand.value[0].number
        if number is not None:
            return constant(-number if method == "__neg__" else ~int(number))
    if any(isinstance(one, Tensor) for one in operand.value):
        operator = operators.method(method)
        assert operator is not None, method
        return transfer.apply(it, operator, operand, Arguments(), node)
    for one in operand.value:
        if isinstance(one, Instance):
            return objects.call_method(it, one, method, None, node) or UNKNOWN
    return SCALAR if not any(_is_unknown(one) for one in operand.value) else UNKNOWN


def _is_unknown(one: Possibility) -> bool:
    return not isinstance(one, Constant)


def compare(
    it: Interpreter,
    method: str,
    left: Argument,
    right: Argument,
    node: cst.Comparison,
    position: int,
) -> Value:
    """One link of a comparison chain."""
    operator = operators.method(method)
    assert operator is not None, method
    name = operator.name
    has_left = any(isinstance(one, Tensor) for one in left.value)
    special = _dunder(it, method, left, right, node) if not has_left else None
    if special is not None:
        return special
    first, second = (left, right) if has_left else (right, left)
    if not has_left:
        name = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}.get(name, name)
        swapped = operators.lookup("torch", name)
        operator = swapped or operator
    _announce(it, operator, first, second, node)
    return arithmetic.compare(it, name, first, second, node, position)


def membership(
    it: Interpreter, left: Argument, right: Argument, node: cst.Comparison, position: int
) -> None:
    """`left in right`: an equality with each element."""
    for container in right.value:
        if isinstance(container, (Tuple, ListRef)):
            for b in containers.any_item(it, (container,)):
                for a in left.value:
                    it.emit(
                        Compare, node, "in", Operand(left.node, a), Operand(right.node, b), position
                    )
        elif isinstance(container, Tensor):
            for a in left.value:
                it.emit(
                    Compare,
                    node,
                    "in",
                    Operand(right.node, container),
                    Operand(left.node, a),
                    position,
                )


# -- subscripts


def subscript(
    it: Interpreter, value: Value, indices: list[Subscript], node: cst.Subscript
) -> Value:
    """`value[indices]`."""
    return union(_subscript(it, one, indices, node) for one in value) or UNKNOWN


def _subscript(
    it: Interpreter, one: Possibility, indices: list[Subscript], node: cst.Subscript
) -> Value:
    if isinstance(one, Tensor):
        return _tensor_item(it, one, indices, node)
    if isinstance(one, (Tuple, ListRef)) and len(indices) == 1 and indices[0].is_slice:
        return _sliced(it, one, indices[0], node)
    if isinstance(one, (Tuple, ListRef, DictRef)):
        if len(indices) != 1:
            return UNKNOWN
        return containers.item_of(it, one, indices[0].value)
    if isinstance(one, (Module, Class)) and len(indices) == 1:
        return namespaces.item(it, one, indices[0].value)
    if isinstance(one, Instance):
        args = Arguments([Argument(index.node, index.value) for index in indices])
        found = objects.call_method(it, one, "__getitem__", args, node)
        held = classes.as_dict(it, one) if found is None and len(indices) == 1 else None
        return containers.item_of(it, held, indices[0].value) if held else found or UNKNOWN
    if isinstance(one, Bound) or not isinstance(one, Constant):
        return SCALAR if one == SCALAR[0] else UNKNOWN
    if isinstance(one.value, str) and len(indices) == 1:
        return _letters(one.value, indices[0])
    return SCALAR


def _letters(text: str, index: Subscript) -> Value:
    """Letters of a known text."""
    bounds = [_bound(value) for value in (index.bounds if index.is_slice else (index.value,))]
    known = [bound for bound in bounds if not isinstance(bound, str)]
    if len(known) == 3:
        return texts.item(text, slice(*known))
    if len(known) == 1 and known[0] is not None:
        return texts.item(text, known[0])
    return SCALAR


def _tensor_item(
    it: Interpreter, one: Tensor, indices: list[Subscript], node: cst.Subscript
) -> Value:
    if one.is_entry and one.kind == "any" and len(indices) == 1 and not indices[0].is_slice:
        key = indices[0].value
        if inputs.is_open(one) and not indices[0].is_full and _is_key(key):
            return inputs.item(it, one, key)
    is_part = False
    for index in indices:
        if index.is_full:
            continue
        by = tensors(index.value)
        if by:
            target = Argument(node.value, (one,))
            moving.index_events(it, target, Argument(index.node, index.value), node)
        else:
            is_part = True
    result = containers.part_of(one) if is_part else one
    return (replace(result, loc=None),)


def _is_key(value: Value) -> bool:
    """What a dict's or list's item goes by, rather than a part of a tensor."""
    return all(
        isinstance(one, (Constant, Scalar)) or (isinstance(one, Tensor) and inputs.is_open(one))
        for one in value
    )


def _sliced(it: Interpreter, one: Tuple | ListRef, index: Subscript, node: cst.Subscript) -> Value:
    items = containers.known_items(it, (one,))
    bounds = [_bound(value) for value in index.bounds]
    known = [bound for bound in bounds if not isinstance(bound, str)]
    if items is None or len(known) != 3 or known[2] == 0:
        return _like(it, one, [], containers.any_item(it, (one,)), node)
    return _like(it, one, items[slice(*known)], NOTHING, node)


def _bound(value: Value) -> int | str | None:
    """A slice's bound: an int or None as written, "unknown" where it is not known."""
    if len(value) == 1 and isinstance(value[0], Constant):
        bound = value[0].value
        if bound is None or isinstance(bound, int):
            return bound
    return "unknown"


def _like(
    it: Interpreter, one: Tuple | ListRef, items: list[Value], rest: Value, node: cst.CSTNode
) -> Value:
    if isinstance(one, Tuple) and not rest:
        return (Tuple(tuple(items)),)

    made = containers.new_list(it, node, items, rest)
    is_chain = isinstance(one, ListRef) and one.is_chain
    return tuple(replace(each, is_chain=is_chain) for each in made if isinstance(each, ListRef))


def store_subscript(
    it: Interpreter, target: cst.Subscript, value: Value, source: cst.BaseExpression | None
) -> None:
    """`base[indices] = value`."""
    base = it.evaluate(target.value)
    indices: list[Subscript] = []
    for element in target.slice:
        if isinstance(element.slice, cst.Index):
            indices.append(Subscript(element.slice.value, it.evaluate(element.slice.value)))
        else:
            indices.append(Subscript(None, NOTHING, is_slice=True))
    key = indices[0].value if len(indices) == 1 else UNKNOWN
    if any(isinstance(one, Tensor) for one in base):
        _store_in_tensor(it, target, base, indices, value, source)
    for one in base:
        if isinstance(one, (DictRef, ListRef)):
            told = it.told(value, target, "kept", it.text(target))
            containers.set_item(it, one, key, _named_by_key(told, key))
        elif isinstance(one, Instance):
            arguments = [Argument(indices[0].node, key), Argument(source, value)]
            done = objects.call_method(it, one, "__setitem__", Arguments(arguments), target)
            held = classes.as_dict(it, one) if done is None else None
            if held is not None:
                containers.set_item(it, held, key, value)


def _named_by_key(value: Value, key: Value) -> Value:

    if len(key) == 1 and isinstance(key[0], Constant) and isinstance(key[0].value, str):
        return naming.named(value, key[0].value)
    return value


def _store_in_tensor(
    it: Interpreter,
    target: cst.Subscript,
    base: Value,
    indices: list[Subscript],
    value: Value,
    source: cst.BaseExpression | None,
) -> None:
    index = [Operand(each.node, one) for each in indices for one in each.value]
    key = indices[0].value if len(indices) == 1 and not indices[0].is_full else NOTHING
    for one in tensors(base):
        if key and inputs.is_open(one) and _is_key(key):
            told = it.told(value, target, "kept", it.text(target))
            inputs.store(it, one, key, _named_by_key(told, key))
            if any(isinstance(each, Tensor) for each in value):
                return  # an item of a dict or list, not a part of a tensor
    for one in tensors(base):
        for written in value:
            it.emit(SetItem, target, Operand(target.value, one), Operand(source, written), index)
            number = zero_one.number_of(written)
            if number is not None and extremes.fill(it, number, target):
                it.emit(FillIn, target, Operand(target.value, one), float(number))
    places = union(each.value for each in indices)
    narrowing.set_place(it, target.value, masking.written(it, base, places, value, target))


def delete_subscript(it: Interpreter, target: cst.Subscript) -> None:
    """`del base[key]`."""
    base = it.evaluate(target.value)
    for element in target.slice:
        if not isinstance(element.slice, cst.Index):
            continue
        key = it.evaluate(element.slice.value)
        for one in base:
            remove(it, one, key)


def remove(it: Interpreter, one: Possibility, key: Value) -> None:
    """Take an item out of a dict or list."""
    wanted = key[0].value if len(key) == 1 and isinstance(key[0], Constant) else None
    if isinstance(one, DictRef):
        held = containers.mapping(it, one)
        kept = tuple((known, value) for known, value in held.items if known != wanted)
        it.write((one.loc, ""), Mapping(kept, held.rest, without=held.without))
    elif isinstance(one, ListRef):
        items = containers.sequence(it, one)
        if (
            isinstance(wanted, int)
            and not items.rest
            and -len(items.items) <= wanted < len(items.items)
        ):
            listed = list(items.items)
            del listed[wanted]
            it.write((one.loc, ""), Sequence(tuple(listed)))
