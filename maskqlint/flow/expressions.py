"""What each kind of expression evaluates to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

import libcst as cst

from maskqlint.flow import (
    calls,
    containers,
    displays,
    flags,
    literals,
    names,
    narrowing,
    objects,
    operations,
    statements,
)
from maskqlint.flow.events import Operand, Test
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    SCALAR,
    UNKNOWN,
    DictRef,
    Pattern,
    Value,
    constant,
    union,
)
from maskqlint.project.symbols import FunctionSymbol

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

BINARY_METHODS: dict[type[cst.BaseBinaryOp], str] = {
    cst.Add: "__add__",
    cst.Subtract: "__sub__",
    cst.Multiply: "__mul__",
    cst.Divide: "__truediv__",
    cst.FloorDivide: "__floordiv__",
    cst.Modulo: "__mod__",
    cst.Power: "__pow__",
    cst.MatrixMultiply: "__matmul__",
    cst.BitAnd: "__and__",
    cst.BitOr: "__or__",
    cst.BitXor: "__xor__",
    cst.LeftShift: "__lshift__",
    cst.RightShift: "__rshift__",
}
AUGMENTED_METHODS: dict[type[cst.BaseAugOp], str] = {
    cst.AddAssign: "__add__",
    cst.SubtractAssign: "__sub__",
    cst.MultiplyAssign: "__mul__",
    cst.DivideAssign: "__truediv__",
    cst.FloorDivideAssign: "__floordiv__",
    cst.ModuloAssign: "__mod__",
    cst.PowerAssign: "__pow__",
    cst.MatrixMultiplyAssign: "__matmul__",
    cst.BitAndAssign: "__and__",
    cst.BitOrAssign: "__or__",
    cst.BitXorAssign: "__xor__",
    cst.LeftShiftAssign: "__lshift__",
    cst.RightShiftAssign: "__rshift__",
}
COMPARISON_METHODS: dict[type[cst.BaseCompOp], str] = {
    cst.Equal: "__eq__",
    cst.NotEqual: "__ne__",
    cst.LessThan: "__lt__",
    cst.LessThanEqual: "__le__",
    cst.GreaterThan: "__gt__",
    cst.GreaterThanEqual: "__ge__",
}


def _name(it: Interpreter, node: cst.Name) -> Value:
    return names.load_name(it, node.value)


def _attribute(it: Interpreter, node: cst.Attribute) -> Value:
    value = it.evaluate(node.value)
    return union(objects.attribute(it, one, node.attr.value, node) for one in value)


def _subscript(it: Interpreter, node: cst.Subscript) -> Value:
    value = it.evaluate(node.value)
    indices = [_index(it, element.slice) for element in node.slice]
    return operations.subscript(it, value, indices, node)


def _index(it: Interpreter, index: cst.BaseSlice) -> operations.Subscript:
    if isinstance(index, cst.Index):
        value = index.value
        if index.star is not None:
            it.evaluate(value)
            return operations.Subscript(None, UNKNOWN, is_slice=True)
        return operations.Subscript(value, it.evaluate(value))
    assert isinstance(index, cst.Slice)
    parts = [
        it.evaluate(part) if part is not None else NONE
        for part in (index.lower, index.upper, index.step)
    ]
    return operations.Subscript(None, NOTHING, is_slice=True, bounds=tuple(parts))


def _call(it: Interpreter, node: cst.Call) -> Value:
    if isinstance(node.func, cst.Name) and node.func.value == "super":
        return objects.super_value(it, [it.evaluate(arg.value) for arg in node.args])
    callee = it.evaluate(node.func)
    return calls.call(it, callee, arguments(it, node.args), node)


def arguments(it: Interpreter, args: Iterable[cst.Arg]) -> Arguments:
    """Evaluate the arguments of a call, star arguments spread where their length is known."""
    result = Arguments()
    for arg in args:
        value = it.evaluate(arg.value)
        if arg.star == "*":
            items = containers.known_items(it, value)
            if items is None:
                result.rest = union((result.rest, containers.any_item(it, value)))
            elif result.rest:
                result.rest = union((result.rest, *items))
            else:
                result.positional.extend(Argument(None, item) for item in items)
        elif arg.star == "**":
            entries = containers.known_entries(it, value)
            if entries is None and len(value) == 1 and isinstance(value[0], DictRef):
                held = containers.mapping(it, value[0])
                entries = list(held.items)
                result.named_rest = union((result.named_rest, held.rest))
            if entries is None:
                result.named_rest = union((result.named_rest, containers.values_of(it, value)))
            else:
                for key, item in entries:
                    result.keywords[str(key)] = Argument(None, item)
        elif arg.keyword is not None:
            result.keywords[arg.keyword.value] = Argument(arg.value, value)
        elif result.rest:
            result.rest = union((result.rest, value))  # at a position that is not known
        else:
            result.positional.append(Argument(arg.value, value))
    return result


def _binary(it: Interpreter, node: cst.BinaryOperation) -> Value:
    left = Argument(node.left, it.evaluate(node.left))
    right = Argument(node.right, it.evaluate(node.right))
    return operations.binary(it, BINARY_METHODS[type(node.operator)], left, right, node)


def _unary(it: Interpreter, node: cst.UnaryOperation) -> Value:
    value = it.evaluate(node.expression)
    if isinstance(node.operator, cst.Not):
        tested(it, node.expression, value)
        known = narrowing.truth(it, value)
        return SCALAR if known is None else constant(not known)
    method = {cst.Minus: "__neg__", cst.BitInvert: "__invert__"}.get(type(node.operator))
    if method is None:
        return value
    return operations.unary(it, method, Argument(node.expression, value), node)


def tested(it: Interpreter, node: cst.BaseExpression, value: Value) -> None:
    """Tell the listener that a value decides where the program goes on."""
    if isinstance(node, cst.BooleanOperation):
        # The first operand has decided already, where it was evaluated.
        value = it.second_operands.get(node, NOTHING)
        tested(it, node.right, value)
        return
    for one in value:
        it.emit(Test, node, Operand(node, one))


def _boolean(it: Interpreter, node: cst.BooleanOperation) -> Value:
    is_and = isinstance(node.operator, cst.And)
    left = it.evaluate(node.left)
    tested(it, node.left, left)
    known = narrowing.truth(it, left)
    if known is not None and known is not is_and:
        return left
    right: list[Value] = []

    def second() -> None:
        if not flags.contradicts(it, node.left, is_and):
            narrowing.assume(it, node.left, is_and)
            right.append(it.evaluate(node.right))

    it.fork([second, lambda: None])
    it.second_operands[node] = right[0] if right else NOTHING
    if known is not None and right:
        return right[0]
    kept = narrowing.only_truth(left, truth=not is_and)
    return union([kept, *right])


def _comparison(it: Interpreter, node: cst.Comparison) -> Value:
    left = Argument(node.left, it.evaluate(node.left))
    results = []
    for position, target in enumerate(node.comparisons):
        right = Argument(target.comparator, it.evaluate(target.comparator))
        results.append(_compare_pair(it, target.operator, left, right, node, position))
        left = right
    if len(results) == 1:
        return results[0]
    return union(results)


def _compare_pair(
    it: Interpreter,
    operator: cst.BaseCompOp,
    left: Argument,
    right: Argument,
    node: cst.Comparison,
    position: int,
) -> Value:
    method = COMPARISON_METHODS.get(type(operator))
    if method is not None:
        return operations.compare(it, method, left, right, node, position)
    if isinstance(operator, (cst.In, cst.NotIn)):
        operations.membership(it, left, right, node, position)
        return narrowing.contains(it, left.value, right.value, isinstance(operator, cst.NotIn))
    known = narrowing.identity(left.value, right.value)
    if known is None:
        return SCALAR
    return constant(known is not isinstance(operator, cst.IsNot))


def _conditional(it: Interpreter, node: cst.IfExp) -> Value:
    test = it.evaluate(node.test)
    tested(it, node.test, test)
    known = narrowing.truth(it, test)
    if known is None:
        flags.test(it, node.test)
    results: list[Value] = []

    def way(expression: cst.BaseExpression, truth: bool) -> Callable[[], None]:
        def walk() -> None:
            if narrowing.assume(it, node.test, truth):
                results.append(it.evaluate(expression))
            else:
                it.frame.alive = False

        return walk

    ways = []
    if known is not False:
        ways.append(way(node.body, True))
    if known is not True:
        ways.append(way(node.orelse, False))
    it.fork(ways)
    it.frame.alive = True
    return union(results) or UNKNOWN


def _lambda(it: Interpreter, node: cst.Lambda) -> Value:
    symbol = it.local_symbols.get(node)
    if not isinstance(symbol, FunctionSymbol):
        symbol = FunctionSymbol(
            it.frame.module, node, it.frame.top, "<lambda>", "<lambda>", it.frame.cls
        )
        it.local_symbols[node] = symbol
    return (calls.closure(it, symbol),)


def _number(it: Interpreter, node: cst.Integer | cst.Float) -> Value:
    known = it.literals.get(node)
    if known is None:
        try:
            known = constant(literals.number(node))
        except (ValueError, OverflowError):
            known = SCALAR
        it.literals[node] = known
    return known


def _string(it: Interpreter, node: cst.SimpleString | cst.ConcatenatedString) -> Value:
    known = it.literals.get(node)
    if known is None:
        value = literals.text(node)
        known = it.literals[node] = SCALAR if value is None else constant(value)
    return known


def _formatted(it: Interpreter, node: cst.FormattedString) -> Value:
    parts: list[str] = []
    known = True
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText):
            parts.append(part.value)
            continue
        assert isinstance(part, cst.FormattedStringExpression)
        value = it.evaluate(part.expression)
        key = containers.constant_key(value)
        if key is None or part.format_spec or part.conversion:
            known = False
            parts.append("*")
        else:
            parts.append(str(key.value))
    text = "".join(parts)
    return constant(text) if known else (Pattern(text),)


def _walrus(it: Interpreter, node: cst.NamedExpr) -> Value:

    value = it.evaluate(node.value)
    statements.assign(it, node.target, value, node.value)
    return value


def _yield(it: Interpreter, node: cst.Yield) -> Value:
    frame = it.frame
    if isinstance(node.value, cst.From):
        frame.yields.append(containers.any_item(it, it.evaluate(node.value.item)))
        frame.yields_in_order = False
    elif node.value is not None:
        frame.yields.append(it.evaluate(node.value))
    if it.heap.depth > frame.layer + 1:
        frame.yields_in_order = False
    return UNKNOWN


def _await(it: Interpreter, node: cst.Await) -> Value:
    return it.evaluate(node.expression)


def _ellipsis(it: Interpreter, node: cst.CSTNode) -> Value:
    return constant(...)


def _unknown(it: Interpreter, node: cst.CSTNode) -> Value:
    return SCALAR


Handler = Callable[["Interpreter", cst.CSTNode], Value]

TABLE: dict[type, Handler] = cast(
    "dict[type, Handler]",
    {
        cst.Name: _name,
        cst.Attribute: _attribute,
        cst.Subscript: _subscript,
        cst.Call: _call,
        cst.BinaryOperation: _binary,
        cst.UnaryOperation: _unary,
        cst.BooleanOperation: _boolean,
        cst.Comparison: _comparison,
        cst.IfExp: _conditional,
        cst.Lambda: _lambda,
        cst.Tuple: displays.tuple_display,
        cst.List: displays.list_display,
        cst.Set: displays.list_display,
        cst.Dict: displays.dict_display,
        cst.ListComp: displays.comprehension,
        cst.SetComp: displays.comprehension,
        cst.GeneratorExp: displays.comprehension,
        cst.DictComp: displays.dict_comprehension,
        cst.Integer: _number,
        cst.Float: _number,
        cst.Imaginary: _unknown,
        cst.SimpleString: _string,
        cst.ConcatenatedString: _string,
        cst.FormattedString: _formatted,
        cst.NamedExpr: _walrus,
        cst.Yield: _yield,
        cst.Await: _await,
        cst.Ellipsis: _ellipsis,
    },
)
