"""What each kind of statement does to the names, the heap and the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

import libcst as cst

from maskqlint.flow import (
    calls,
    containers,
    expressions,
    flags,
    hints,
    keys,
    matching,
    names,
    narrowing,
    objects,
    operations,
    rounds,
)
from maskqlint.flow.frames import Loop, Way, join_names
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import UNKNOWN, Class, Value, union
from maskqlint.project.symbols import FunctionSymbol, import_bindings, read_class, read_function

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

QUANTIZED_COMMENT = "maskqlint: quantized"


def assign(
    it: Interpreter,
    target: cst.BaseExpression,
    value: Value,
    source: cst.BaseExpression | None,
) -> None:
    """`target = value`; `source` is the value's expression, where it has one."""
    if it.observer is not None:
        it.observer(it.frame.module, target, value)
    if isinstance(target, cst.Name):
        names.store_name(it, target, value)
    elif isinstance(target, (cst.Tuple, cst.List)):
        _unpack(it, target.elements, value)
    elif isinstance(target, cst.Attribute):
        base = it.evaluate(target.value)
        objects.store_attribute(it, base, target.attr.value, value, target)
    elif isinstance(target, cst.Subscript):
        operations.store_subscript(it, target, value, source)


def _unpack(it: Interpreter, elements: Iterable[cst.BaseElement], value: Value) -> None:
    targets = list(elements)
    star = next((i for i, each in enumerate(targets) if isinstance(each, cst.StarredElement)), None)
    parts = containers.unpack(it, value, len(targets), star)
    for element, part in zip(targets, parts, strict=True):
        assign(it, element.value, part, None)


def _line(it: Interpreter, node: cst.SimpleStatementLine | cst.SimpleStatementSuite) -> None:
    it.execute(node.body)
    comment = node.trailing_whitespace.comment
    if comment is not None and QUANTIZED_COMMENT in comment.value and it.frame.alive:
        for small in node.body:
            if isinstance(small, cst.Assign):
                for each in small.targets:
                    _declare(it, each.target)
            elif isinstance(small, cst.AnnAssign):
                _declare(it, small.target)


def _declare(it: Interpreter, target: cst.BaseExpression) -> None:
    """A comment says that what was just assigned is quantized."""
    assign(it, target, hints.declared(it, target), None)


def _block(it: Interpreter, node: cst.IndentedBlock) -> None:
    it.execute(node.body)


def _assign(it: Interpreter, node: cst.Assign) -> None:
    value = it.evaluate(node.value)
    for each in node.targets:
        assign(it, each.target, value, node.value)


def _annotated(it: Interpreter, node: cst.AnnAssign) -> None:
    if node.value is None:
        return
    value = hints.annotated(it, it.evaluate(node.value), node.annotation, node.target)
    assign(it, node.target, value, node.value)


def _augmented(it: Interpreter, node: cst.AugAssign) -> None:
    left = Argument(node.target, it.evaluate(node.target))
    right = Argument(node.value, it.evaluate(node.value))
    method = expressions.AUGMENTED_METHODS[type(node.operator)]
    if isinstance(node.operator, cst.AddAssign) and containers.extend(it, left.value, right.value):
        return
    result = operations.binary(it, method, left, right, node, variant="inplace")
    assign(it, node.target, result, None)


def _expression(it: Interpreter, node: cst.Expr) -> None:
    it.evaluate(node.value)


def _return(it: Interpreter, node: cst.Return) -> None:
    frame = it.frame
    frame.returns.append(it.evaluate(node.value) if node.value is not None else objects.none())
    frame.exits.append(it.heap.flatten(frame.layer))
    frame.alive = False


def _raise(it: Interpreter, node: cst.Raise) -> None:
    if node.exc is not None:
        it.evaluate(node.exc)
    it.frame.alive = False


def _assert(it: Interpreter, node: cst.Assert) -> None:
    value = it.evaluate(node.test)
    expressions.tested(it, node.test, value)
    if not narrowing.assume(it, node.test, True):
        it.frame.alive = False


def _if(it: Interpreter, node: cst.If) -> None:
    test = it.evaluate(node.test)
    expressions.tested(it, node.test, test)
    known = narrowing.truth(it, test)
    if known is None:
        flags.test(it, node.test)

    def way(body: cst.BaseSuite | cst.If | cst.Else | None, truth: bool) -> Callable[[], None]:
        def walk() -> None:
            if not narrowing.assume(it, node.test, truth):
                it.frame.alive = False
            elif isinstance(body, cst.If):
                _if(it, body)
            elif isinstance(body, cst.Else):
                it.execute([body.body])
            elif body is not None:
                it.execute([body])

        return walk

    ways = []
    if known is not False:
        ways.append(way(node.body, True))
    if known is not True:
        ways.append(way(node.orelse, False))
    it.fork(ways)


def _for(it: Interpreter, node: cst.For) -> None:
    run = containers.iterate(it, it.evaluate(node.iter))

    def bind(item: Value) -> Callable[[], bool]:
        def begin() -> bool:
            assign(it, node.target, item, None)
            return True

        return begin

    if run.is_exact:
        _unrolled(it, node, [bind(item) for item in run.items])
    else:
        apart = keys.told_apart(it, union(run.items) or UNKNOWN, node.target, [node.body])
        others = rounds.keyed(it, apart.others, node) if apart.others else None
        _fixpoint(it, node, bind(others) if others else None, map(bind, apart.known))


def _while(it: Interpreter, node: cst.While) -> None:
    def begin() -> bool:
        test = it.evaluate(node.test)
        expressions.tested(it, node.test, test)
        return narrowing.truth(it, test) is not False and narrowing.assume(it, node.test, True)

    _fixpoint(it, node, begin)


def _round(
    it: Interpreter, body: cst.BaseSuite, begin: Callable[[], bool], loop: Loop
) -> list[Way]:
    """One round of a loop's body: the ways on which it comes back to the loop's head."""
    frame = it.frame
    loop.continues = []
    loop.layer = it.heap.push()
    frame.names = dict(frame.names)
    if begin():
        it.execute([body])
        if frame.alive:
            loop.continues.append((frame.names, it.heap.flatten(loop.layer)))
    it.heap.pop()
    return loop.continues


def _unrolled(it: Interpreter, node: cst.For, begins: list[Callable[[], bool]]) -> None:
    """Walk a loop whose rounds are known, one after the other."""
    frame = it.frame
    loop = Loop(it.heap.depth)
    frame.loops.append(loop)
    outer = frame.iteration
    for number, begin in enumerate(begins):
        frame.iteration = (*outer, number)
        names = frame.names
        ways = _round(it, node.body, begin, loop)
        frame.names = names
        it.meet(ways)
        if not frame.alive:
            break
    frame.iteration = outer
    frame.loops.pop()
    _leave(it, node, loop)


def _fixpoint(
    it: Interpreter,
    node: cst.For | cst.While,
    begin: Callable[[], bool] | None,
    once: Iterable[Callable[[], bool]] = (),
) -> None:
    """Walk a loop until its head learns nothing new; the rounds in `once` come by a single time."""
    frame = it.frame
    loop = Loop(it.heap.depth)
    frame.loops.append(loop)
    outer = frame.iteration
    frame.iteration = (*outer, -1)
    rounds.begin_loop(it, node)
    counters = dict(rounds.counters(it, node))
    frame.names = {**frame.names, **counters}
    for number, known in enumerate(once):
        frame.iteration = (*outer, -2 - number)
        rounds.begin_round(it, node)
        names = frame.names
        ways = _round(it, node.body, known, loop)
        frame.names = names
        it.meet(ways or [(names, {})])  # what a round has left may have had no such key
    frame.iteration = (*outer, -1)
    for number in range(it.bounds.max_loop_rounds if begin is not None else 0):
        assert begin is not None
        rounds.begin_round(it, node)
        names = frame.names
        ways = _round(it, node.body, begin, loop)
        frame.alive = True
        frame.names = names
        for other, _ in ways:
            frame.names = join_names(frame.names, {**other, **counters})
        changed = frame.names is not names and frame.names != names
        for _, changes in ways:
            for key, record in changes.items():
                old = it.heap.get(key)
                it.write(key, record, weak=True)
                changed = changed or it.heap.get(key) != old
        if not changed:
            break
        if number == it.bounds.max_loop_rounds - 1:
            it.notice("max-loop-rounds")
    frame.iteration = outer
    frame.loops.pop()
    _leave(it, node, loop)


def _leave(it: Interpreter, node: cst.For | cst.While, loop: Loop) -> None:
    """Go on after a loop: from its end through `else`, or from its breaks."""
    frame = it.frame
    if frame.alive and node.orelse is not None:
        it.execute([node.orelse.body])
    ends = list(loop.breaks)
    if frame.alive:
        ends.insert(0, (frame.names, {}))
    it.meet(ends)


def _break(it: Interpreter, node: cst.Break) -> None:
    frame = it.frame
    if frame.loops:
        loop = frame.loops[-1]
        loop.breaks.append((frame.names, it.heap.flatten(loop.layer)))
    frame.alive = False


def _continue(it: Interpreter, node: cst.Continue) -> None:
    frame = it.frame
    if frame.loops:
        loop = frame.loops[-1]
        loop.continues.append((frame.names, it.heap.flatten(loop.layer)))
    frame.alive = False


def _try(it: Interpreter, node: cst.Try | cst.TryStar) -> None:
    frame = it.frame
    start = frame.names
    reached: list[dict[str, Value]] = []

    def body() -> None:
        it.execute([node.body])
        reached.append(frame.names)
        if frame.alive and node.orelse is not None:
            it.execute([node.orelse.body])

    def handle(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> Callable[[], None]:
        def walk() -> None:
            # An exception may come before or after any statement of the body.
            for each in reached:
                frame.names = join_names(start, each)
            if handler.name is not None:
                assign(it, cast("cst.Name", handler.name.name), UNKNOWN, None)
            it.execute([handler.body])

        return walk

    it.fork([body, *(handle(handler) for handler in node.handlers)])
    if node.finalbody is not None:
        was_alive = frame.alive
        frame.alive = True
        it.execute([node.finalbody.body])
        frame.alive = frame.alive and was_alive


def _with(it: Interpreter, node: cst.With) -> None:
    for item in node.items:
        value = it.evaluate(item.item)
        if item.asname is not None:
            entered = containers.entered_value(it, value, item.item)
            assign(it, item.asname.name, entered, None)
    it.execute([node.body])


def _match(it: Interpreter, node: cst.Match) -> None:
    subject = it.evaluate(node.subject)
    ways: list[Callable[[], None]] = []
    is_exhaustive = False

    def way(case: cst.MatchCase) -> Callable[[], None]:
        def walk() -> None:
            if not matching.match_case(it, case.pattern, subject, node.subject):
                it.frame.alive = False
                return
            if case.guard is not None:
                expressions.tested(it, case.guard, it.evaluate(case.guard))
                if not narrowing.assume(it, case.guard, True):
                    it.frame.alive = False
                    return
            it.execute([case.body])

        return walk

    for case in node.cases:
        ways.append(way(case))
        pattern = case.pattern
        if isinstance(pattern, cst.MatchAs) and pattern.pattern is None and case.guard is None:
            is_exhaustive = True
            break
    if not is_exhaustive:
        ways.append(lambda: None)
    it.fork(ways)


def _function(it: Interpreter, node: cst.FunctionDef) -> None:
    symbol = it.local_symbols.get(node)
    if symbol is None:
        frame = it.frame
        prefix = f"{frame.symbol.qualname}." if frame.symbol is not None else ""
        symbol = read_function(frame.module, node, frame.top, prefix)
        symbol.cls = frame.cls
        it.local_symbols[node] = symbol
    assert isinstance(symbol, FunctionSymbol)
    function: Value = (calls.closure(it, symbol),)
    names.store_name(it, node.name, calls.decorated(it, node, function))


def _class(it: Interpreter, node: cst.ClassDef) -> None:
    symbol = it.local_symbols.get(node)
    if symbol is None:
        symbol = read_class(it.frame.module, node, it.frame.top)
        symbol.scope = it.frame
        it.local_symbols[node] = symbol
    cls: Value = (Class(symbol),)  # type: ignore[arg-type]
    names.store_name(it, node.name, cls)
    calls.decorated_class(it, node, cls)


def _import(it: Interpreter, node: cst.Import | cst.ImportFrom) -> None:
    for name, binding in import_bindings(node):
        if name == "*":
            for each, value in names.star_names(it, binding, it.frame.module):
                it.frame.names[each] = value
        else:
            it.frame.names[name] = names.import_value(it, binding, it.frame.module)


def _global(it: Interpreter, node: cst.Global | cst.Nonlocal) -> None:
    it.frame.nonlocals.update(item.name.value for item in node.names)


def _delete(it: Interpreter, node: cst.Del) -> None:
    if isinstance(node.target, cst.Name):
        it.frame.names.pop(node.target.value, None)
    elif isinstance(node.target, cst.Subscript):
        operations.delete_subscript(it, node.target)


Handler = Callable[["Interpreter", cst.CSTNode], None]

TABLE: dict[type, Handler] = cast(
    "dict[type, Handler]",
    {
        cst.SimpleStatementLine: _line,
        cst.SimpleStatementSuite: _line,
        cst.IndentedBlock: _block,
        cst.Assign: _assign,
        cst.AnnAssign: _annotated,
        cst.AugAssign: _augmented,
        cst.Expr: _expression,
        cst.Return: _return,
        cst.Raise: _raise,
        cst.Assert: _assert,
        cst.If: _if,
        cst.For: _for,
        cst.While: _while,
        cst.Break: _break,
        cst.Continue: _continue,
        cst.Try: _try,
        cst.TryStar: _try,
        cst.With: _with,
        cst.Match: _match,
        cst.FunctionDef: _function,
        cst.ClassDef: _class,
        cst.Import: _import,
        cst.ImportFrom: _import,
        cst.Global: _global,
        cst.Nonlocal: _global,
        cst.Del: _delete,
    },
)

__all__ = ["TABLE", "assign"]
