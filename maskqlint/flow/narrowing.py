"""What a test tells about the values in it: None, isinstance, truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import classes, containers, creation, flags, literals
from maskqlint.flow.heap import Mapping, Sequence
from maskqlint.flow.values import (
    NONE,
    SCALAR,
    Class,
    Constant,
    DictRef,
    Dtype,
    External,
    Function,
    Functional,
    Instance,
    Layer,
    ListRef,
    Module,
    Possibility,
    Scalar,
    Stub,
    Tensor,
    Tuple,
    Unknown,
    Value,
    constant,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

_ALWAYS_TRUE = (Stub, Layer, Functional, Function, Class, Module, Dtype)


def truth(it: Interpreter, value: Value) -> bool | None:
    """Whether a value is true, if all of its possibilities agree."""
    answers = {_truth_of(it, one) for one in value}
    return answers.pop() if len(answers) == 1 else None


def _truth_of(it: Interpreter, one: Possibility) -> bool | None:
    if isinstance(one, Constant):
        return bool(one.value)
    if isinstance(one, _ALWAYS_TRUE):
        return True
    if isinstance(one, Tuple):
        return bool(one.items)
    if isinstance(one, Instance):
        found = classes.find_method(it, one.cls, "__len__", "__bool__")
        return None if found else True
    if isinstance(one, ListRef):
        record = it.heap.get((one.loc, ""))
        return True if isinstance(record, Sequence) and record.items else None
    return None


def only_truth(value: Value, *, truth: bool) -> Value:
    """The possibilities that may have this truth."""
    return tuple(one for one in value if not isinstance(one, Constant) or bool(one.value) is truth)


def _may_be_none(one: Possibility) -> bool:
    return (
        isinstance(one, Unknown)
        or one == NONE[0]
        or (isinstance(one, Tensor) and one.is_entry)
        or (isinstance(one, Scalar) and not one.type)
    )


def identity(left: Value, right: Value) -> bool | None:
    """Whether `left is right`, where that can be told: None, True, False."""
    if len(right) != 1 or not left:
        return None
    if not isinstance(right[0], Constant):
        same = {creation.same_dtype(one, right[0]) for one in left}
        return same.pop() if len(same) == 1 else None
    wanted = right[0]
    if all(one == wanted for one in left):
        return True
    if wanted == NONE[0] and not any(_may_be_none(one) for one in left):
        return False
    if wanted != NONE[0] and all(isinstance(one, Constant) and one != wanted for one in left):
        return False
    return None


def contains(it: Interpreter, item: Value, container: Value, is_negated: bool) -> Value:
    """The value of `item in container`, known for constant keys and constants."""
    if len(item) == 1 and isinstance(item[0], Scalar) and item[0].never:
        items = containers.known_items(it, container)
        others = [containers.constant_key(each) for each in items or ()]
        if items is not None and all(each and each.value in item[0].never for each in others):
            return constant(is_negated)
    if len(item) != 1 or not isinstance(item[0], Constant) or len(container) != 1:
        return SCALAR
    key = item[0].value
    one = container[0]
    found: bool | None = None
    if isinstance(one, DictRef):
        record = it.heap.get((one.loc, ""))
        if isinstance(record, Mapping):
            if record.get(key) is not None:
                found = True
            elif not record.rest_at(key):
                found = False
    elif isinstance(one, (Tuple, ListRef)):
        items = containers.known_items(it, container) or []
        known = [each[0] for each in items if len(each) == 1]
        if known and len(known) == len(items) and all(isinstance(k, Constant) for k in known):
            found = item[0] in known
    elif isinstance(one, Constant) and isinstance(one.value, str) and isinstance(key, str):
        found = key in one.value
    if found is None:
        return SCALAR
    return constant(found is not is_negated)


def assume(it: Interpreter, test: cst.BaseExpression, truth: bool) -> bool:
    """Narrow the names in a test to what it says; False if this way cannot be."""
    if it.frame.facts and flags.contradicts(it, test, truth):
        return False
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return assume(it, test.expression, not truth)
    if isinstance(test, cst.BooleanOperation):
        if isinstance(test.operator, cst.And) is truth:
            return assume(it, test.left, truth) and assume(it, test.right, truth)
        return True
    if isinstance(test, cst.NamedExpr):
        return assume(it, test.target, truth)
    if isinstance(test, cst.Comparison) and len(test.comparisons) == 1:
        return _assume_comparison(it, test, truth)
    if isinstance(test, cst.Call):
        return _assume_call(it, test, truth)
    if isinstance(test, cst.Attribute) and test.attr.value == "is_floating_point":
        if isinstance(test.value, cst.Attribute) and _is_dtype_of(test.value):
            return _narrow(it, test.value.value, lambda one: _is_floating(one, truth))
        return True
    if isinstance(test, cst.Attribute) and test.attr.value == "is_quantized":
        return _narrow(it, test.value, lambda one: _is_quantized(one, truth))
    if isinstance(test, (cst.Name, cst.Attribute, cst.Subscript)):
        return _narrow(
            it, test, lambda one: not isinstance(one, Constant) or bool(one.value) is truth
        )
    return True


_SAME_OR_AMONG = (cst.Equal, cst.NotEqual, cst.Is, cst.IsNot, cst.In, cst.NotIn)


def _assume_comparison(it: Interpreter, test: cst.Comparison, truth: bool) -> bool:
    target = test.comparisons[0]
    if isinstance(target.operator, (cst.Is, cst.IsNot)) and not _is_dtype_of(test.left):
        wanted = it.evaluate(target.comparator)
        if len(wanted) != 1 or not isinstance(wanted[0], Constant):
            return True
        same = isinstance(target.operator, cst.Is) is truth
        return _narrow_to(it, test.left, wanted[0], same)
    if isinstance(target.operator, _SAME_OR_AMONG):
        wanted = it.evaluate(target.comparator)
        kinds = _dtype_kinds(it, wanted) if _is_dtype_of(test.left) else None
        if kinds is not None and isinstance(test.left, cst.Attribute):
            has = isinstance(target.operator, (cst.Equal, cst.Is, cst.In)) is truth
            return _narrow(it, test.left.value, lambda one: _may_have_kind(one, kinds, has))
        if isinstance(target.operator, (cst.In, cst.NotIn)):
            has = isinstance(target.operator, cst.In) is truth
            return not has or _is_one_of_texts(it, test.left, wanted)
        if len(wanted) != 1:
            return True
        only = wanted[0]
        if isinstance(only, Constant):
            same = isinstance(target.operator, (cst.Equal, cst.Is)) is truth
            return _narrow(
                it, test.left, lambda one: not isinstance(one, Constant) or (one == only) is same
            )
    return True


def _is_one_of_texts(it: Interpreter, node: cst.BaseExpression, wanted: Value) -> bool:
    """`x in (None, "mean", "sum")` holds: x is no tensor."""
    items = containers.known_items(it, wanted)
    keys = [containers.constant_key(item) for item in items or ()]
    if not keys or not all(
        key is not None and (key.value is None or isinstance(key.value, str)) for key in keys
    ):
        return True
    value = it.evaluate(node)
    kept = tuple(one for one in value if not isinstance(one, Tensor))
    if len(kept) < len(value):
        set_place(it, node, kept or SCALAR)
    return True


def _is_dtype_of(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Attribute) and node.attr.value == "dtype"


def _dtype_kinds(it: Interpreter, wanted: Value) -> frozenset[str] | None:
    """The kinds of the dtypes that something is compared with; None if one is not known."""
    items = [wanted]
    if len(wanted) == 1 and isinstance(wanted[0], (Tuple, ListRef)):
        known = containers.known_items(it, wanted)
        if known is None:
            return None
        items = known
    kinds = [creation.kind_of_dtype(item) for item in items]
    return frozenset(kind for kind in kinds if kind) if all(kinds) else None


def _may_have_kind(one: Possibility, kinds: frozenset[str], has: bool) -> bool:
    """Whether a possibility remains where its dtype is (`has`) or is not of these kinds."""
    if not isinstance(one, Tensor) or one.kind == "any" or "any" in kinds:
        return True
    kind = "float" if one.kind == "quantized" else one.kind
    if has:
        return kind in kinds
    # There are several float and int dtypes, and one bool.
    return kind != "bool" or kind not in kinds


def _narrow_to(it: Interpreter, node: cst.BaseExpression, wanted: Constant, same: bool) -> bool:
    if not same:
        return _narrow(it, node, lambda one: one != wanted)
    value = it.evaluate(node)
    if wanted == NONE[0]:
        if not any(_may_be_none(one) for one in value):
            return False
        set_place(it, node, NONE)
        return True
    return _narrow(it, node, lambda one: not isinstance(one, Constant) or one == wanted)


def _assume_call(it: Interpreter, test: cst.Call, truth: bool) -> bool:
    name = test.func.value if isinstance(test.func, cst.Name) else ""
    if name == "isinstance" and len(test.args) == 2:
        types = it.evaluate(test.args[1].value)
        return _narrow(it, test.args[0].value, lambda one: is_one_of(it, one, types, truth))
    if name == "callable" and test.args:
        return True
    if isinstance(test.func, cst.Attribute) and test.func.attr.value == "is_floating_point":
        # `x.is_floating_point()`, `torch.is_floating_point(x)`
        tensor = test.args[0].value if test.args else test.func.value
        return _narrow(it, tensor, lambda one: _is_floating(one, truth))
    if isinstance(test.func, cst.Attribute) and test.func.attr.value == "is_tensor" and test.args:
        return _narrow(
            it,
            test.args[0].value,
            lambda one: isinstance(one, Unknown) or isinstance(one, Tensor) is truth,
        )
    return True


def _is_floating(one: Possibility, truth: bool) -> bool:
    if not isinstance(one, Tensor) or one.kind == "any":
        return True
    return (one.kind in ("float", "quantized")) is truth


_BUILTIN_TYPES: dict[str, tuple[type, ...]] = {
    "builtins.list": (ListRef,),
    "builtins.tuple": (Tuple,),
    "builtins.dict": (DictRef,),
    "builtins.set": (ListRef,),
    "collections.OrderedDict": (DictRef,),
    "collections.abc.Mapping": (DictRef,),
    "collections.abc.Sequence": (ListRef, Tuple),
    "typing.Sequence": (ListRef, Tuple),
    "typing.Mapping": (DictRef,),
}


def is_one_of(it: Interpreter, one: Possibility, types: Value, truth: bool) -> bool:
    """Whether a possibility remains where isinstance(one, types) is `truth`."""
    if isinstance(one, Unknown):
        return True
    answers: list[bool | None] = []
    for each in types:
        members = [m for item in each.items for m in item] if isinstance(each, Tuple) else [each]
        answers.extend(_is_instance(it, one, member) for member in members)
    if any(answer is True for answer in answers):
        return truth
    if any(answer is None for answer in answers):
        return True
    return not truth


def _is_instance(it: Interpreter, one: Possibility, cls: Possibility) -> bool | None:
    if isinstance(cls, Class):
        if isinstance(one, Instance):
            return cls.cls in classes.linearize(it, one.cls)
        return None if _is_open(one) else False
    if not isinstance(cls, External):
        return None
    quantizer = it.quantizers.lookup(cls.dotted)
    if quantizer is not None and quantizer.role == "tensor_type":
        if isinstance(one, Tensor):
            return None if one.is_entry else one.kind == "quantized"
        return None if _is_open(one) else False
    if cls.dotted in ("torch.Tensor", "torch.FloatTensor"):
        if isinstance(one, Tensor):
            return None if one.is_entry else True
        return None if _is_open(one) else False
    kinds = _BUILTIN_TYPES.get(cls.dotted)
    if kinds is not None:
        if isinstance(one, kinds):
            return True
        return None if _is_open(one) else False
    if cls.dotted.startswith("builtins."):
        name = cls.dotted.removeprefix("builtins.")
        if isinstance(one, Constant):
            return one.type == name or (name == "int" and one.type == "bool")
        return None if _is_open(one) else False
    return None


def _is_open(one: Possibility) -> bool:
    """A possibility whose type is not settled."""
    return isinstance(one, (Unknown, Scalar)) or (isinstance(one, Tensor) and one.is_entry)


def _is_quantized(one: Possibility, truth: bool) -> bool:
    if not isinstance(one, Tensor) or one.is_entry:
        return True
    return (one.kind == "quantized") is truth


def _narrow(
    it: Interpreter, node: cst.BaseExpression, keeps: Callable[[Possibility], bool]
) -> bool:
    if isinstance(node, cst.NamedExpr):
        node = node.target
    if not isinstance(node, (cst.Name, cst.Attribute, cst.Subscript)):
        return True
    value = it.evaluate(node)
    kept = tuple(one for one in value if keeps(one))
    if len(kept) == len(value):
        return True
    if not kept:
        return False
    set_place(it, node, kept)
    return True


def set_place(it: Interpreter, node: cst.BaseExpression, value: Value) -> None:
    """Replace what is known of a name, an attribute or an item, without that being an assignment."""
    if isinstance(node, cst.Name):
        if node.value in it.frame.names:
            it.frame.names[node.value] = value
    elif isinstance(node, cst.Attribute):
        if isinstance(node.value, cst.Name):
            base = it.frame.names.get(node.value.value, ())
            if len(base) == 1 and isinstance(base[0], Instance):
                it.write((base[0].loc, node.attr.value), value)
    elif isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name):
        base = it.frame.names.get(node.value.value, ())
        index = node.slice[0].slice
        if (
            len(base) == 1
            and isinstance(base[0], DictRef)
            and isinstance(index, cst.Index)
            and isinstance(index.value, cst.SimpleString)
        ):
            record = it.heap.get((base[0].loc, ""))
            if isinstance(record, Mapping):
                it.write((base[0].loc, ""), record.put(literals.text(index.value), value))
