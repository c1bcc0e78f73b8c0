"""Calls: what is called, how its parameters are bound, and the summary that is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    classes,
    containers,
    external,
    flags,
    hints,
    methods,
    naming,
    objects,
    stubs,
    transfer,
)
from maskqlint.flow.frames import Context, Frame
from maskqlint.flow.heap import Key, Mapping, Record
from maskqlint.flow.interpreter import Argument, Arguments, root_frame
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Bound,
    Class,
    Constant,
    DictRef,
    External,
    Function,
    Functional,
    Instance,
    Layer,
    ListRef,
    Loc,
    Partial,
    Possibility,
    Scalar,
    Stub,
    Tuple,
    Value,
    union,
)
from maskqlint.late_dataclass import dataclass
from maskqlint.project.symbols import FunctionSymbol, dotted_name

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

_TRANSPARENT = frozenset(
    [
        "property",
        "staticmethod",
        "classmethod",
        "abstractmethod",
        "abstractproperty",
        "cached_property",
        "override",
        "overload",
        "final",
        "setter",
        "deleter",
    ]
)
_WAYS = 1_000_000
"""Above all numbers of rounds, so that a way is no round of a loop."""
MAX_RECURSION = 2
"""How often a function is entered from itself with the numbers it is called with."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a call with certain arguments did, given what it read from the heap.

    `context` is set if it made something that outlives it: such a call is only
    repeated by itself, for another one makes another thing.
    """

    values: tuple[Value, ...]
    reads: dict[Key, Record | None]
    writes: dict[Key, Record]
    result: Value
    context: object


def call(it: Interpreter, callee: Value, args: Arguments, node: cst.CSTNode) -> Value:
    """Call every possibility of a callee."""
    if len(callee) == 1:
        return _call_one(it, callee[0], args, node)
    results: list[Value] = []
    frame, outer = it.frame, it.frame.iteration
    for number, one in enumerate(callee):
        if isinstance(one, (Bound, Class, Partial)):
            # `q.unbind()` of a `q` that is one of two: each way makes a list of its own.
            frame.iteration = (*outer, _WAYS + number)
        results.append(_call_one(it, one, args, node))
        frame.iteration = outer
    return union(results) or UNKNOWN


def _call_one(it: Interpreter, one: Possibility, args: Arguments, node: cst.CSTNode) -> Value:

    if isinstance(one, Function):
        return enter(it, one, args, node)
    if isinstance(one, Bound):
        if one.operator is not None:
            receiver = (
                None
                if isinstance(one.receiver, (Functional, Layer))
                else Argument(one.node, (one.receiver,))
            )
            return transfer.apply(it, one.operator, receiver, args, node)
        return methods.method(it, one, args, node)
    if isinstance(one, Class):
        return classes.instantiate(it, one.cls, args, node)
    if isinstance(one, Instance):
        return objects.call_instance(it, one, args, node)
    if isinstance(one, Stub):
        return stubs.quantize(it, one, args, node)
    if isinstance(one, Layer):
        return transfer.apply(it, one.operator, None, args, node)
    if isinstance(one, External):
        return external.call(it, one, args, node)
    if isinstance(one, ListRef) and one.is_chain:
        return _chain(it, one, args, node)
    if isinstance(one, Partial):
        merged = Arguments(
            [*(Argument(None, v) for k, v in one.arguments if not k), *args.positional],
            {**{k: Argument(None, v) for k, v in one.arguments if k}, **args.keywords},
            args.rest,
            args.named_rest,
        )
        return call(it, one.target, merged, node)
    return UNKNOWN


def _chain(it: Interpreter, one: ListRef, args: Arguments, node: cst.CSTNode) -> Value:
    """A Sequential: each module is called on what the one before it returned."""
    items = containers.known_items(it, (one,))
    first = args.positional[0].node if args.positional else None
    result: Value = args.positional[0].value if args.positional else UNKNOWN
    current = args
    if items is None:
        # In an order that is not known: what any of them returned may reach any other.
        rest = containers.any_item(it, (one,))
        items, current = [rest, rest], args
        passed = call(it, rest, args, node)
        return union((passed, call(it, rest, Arguments([Argument(first, passed)]), node)))
    for item in items:
        result = call(it, item, current, node)
        current = Arguments([Argument(first, result)])
    return result


def enter(it: Interpreter, function: Function, args: Arguments, node: cst.CSTNode | None) -> Value:
    """Walk a function's body with the values of its arguments, or reuse what that gave before.

    Args:
        node: the call; None for an entry point, which nobody calls.
    """
    symbol = function.symbol
    caller = it.frame
    if caller.context.depth >= it.bounds.max_call_depth:
        it.notice("max-call-depth")
        return UNKNOWN
    nested = sum(frame.symbol is symbol for frame in it.stack)
    if nested > MAX_RECURSION:
        return UNKNOWN
    it.entered.add(symbol)
    if not it.is_muted:
        bound = function.bound
        it.walked.add((symbol, bound.loc.base if isinstance(bound, Instance) else None))
    it.touched[symbol.module.path] = None
    names = bind(it, function, args)
    if node is not None:
        names = _told(it, names, node, symbol)
    if nested == MAX_RECURSION:
        # A counter that has not come to its end yet may be anything from here on.
        names = {name: _any_number(value) for name, value in names.items()}
    # A closure sees names of the frame around it, which a summary does not know.
    known = (symbol, function.bound)
    summaries = None if function.scope is not None else it.summaries.setdefault(known, [])
    context = it.called(node, symbol)
    values = tuple(names.values())
    if summaries is not None:
        for summary in summaries:
            if _fits(it, summary, values, context):
                it.heap.apply(summary.writes)
                flags.called(it, symbol.node.body, function.bound)
                return summary.result
        if len(summaries) >= it.bounds.max_contexts:
            it.notice("max-contexts")
            return UNKNOWN
    layer = it.heap.push(tracking=True)
    frame = Frame(symbol.module, symbol.top, symbol, context, layer, dict(names))
    frame.cls, frame.bound, frame.scope = symbol.cls, function.bound, function.scope
    result, writes, reads = run(it, frame, symbol)
    it.heap.apply(writes)
    flags.called(it, symbol.node.body, function.bound)
    if summaries is not None and not it.is_muted:
        made = any(_is_made_in(key[0], context) for key in writes)
        summaries.append(Summary(values, reads, writes, result, context if made else None))
    return result


def _any_number(value: Value) -> Value:
    return tuple(
        Scalar(type=one.type) if isinstance(one, Constant) and one.number is not None else one
        for one in value
    )


def _fits(it: Interpreter, summary: Summary, values: tuple[Value, ...], context: object) -> bool:
    if summary.values != values or summary.context not in (None, context):
        return False
    return all(it.heap.get(key) == record for key, record in summary.reads.items())


def _is_made_in(loc: Loc, context: object) -> bool:
    current = loc.context
    while isinstance(current, Context):
        if current is context:
            return True
        current = current.parent
    return False


def run(
    it: Interpreter, frame: Frame, symbol: FunctionSymbol
) -> tuple[Value, dict[Key, Record], dict[Key, Record | None]]:
    """Walk a body in a frame whose heap layer is the last one; ends that layer."""
    symbol.show()
    outer = it.frame
    it.frame = frame
    it.stack.append(frame)
    node = symbol.node
    try:
        if isinstance(node, cst.Lambda):
            frame.returns.append(it.evaluate(node.body))
            frame.exits.append(it.heap.flatten(frame.layer))
            frame.alive = False
        else:
            flags.walk(it, node.body)
    except RecursionError:
        it.notice("recursion")
        frame.returns.append(UNKNOWN)
    finally:
        it.stack.pop()
        it.frame = outer
        while it.heap.depth > frame.layer + 1:  # only where an exception cut the walk short
            it.heap.pop()
        if frame.alive:
            frame.exits.append(it.heap.flatten(frame.layer))
        changes, reads = it.heap.pop()
    it.heap.push()
    it.heap.apply_joined(frame.exits or [changes])
    result = _result(it, frame, symbol)
    writes, _ = it.heap.pop()
    return result, writes, reads or {}


def _result(it: Interpreter, frame: Frame, symbol: FunctionSymbol) -> Value:
    if frame.yields:
        outer = it.frame
        it.frame = frame
        try:
            if frame.yields_in_order:
                return containers.new_list(it, symbol.node, frame.yields)
            return containers.new_list(it, symbol.node, [], union(frame.yields))
        finally:
            it.frame = outer
    values = [*frame.returns, NONE] if frame.alive else frame.returns
    return union(values) or UNKNOWN


def _told(
    it: Interpreter, names: dict[str, Value], node: cst.CSTNode, symbol: FunctionSymbol
) -> dict[str, Value]:
    return {name: it.told(value, node, "passed", symbol.qualname) for name, value in names.items()}


def bind(
    it: Interpreter, function: Function, args: Arguments, default: Value = UNKNOWN
) -> dict[str, Value]:
    """The names that a function's parameters bind; one without an argument gets `default`."""

    symbol = function.symbol
    parameters = symbol.node.params
    positional = [argument.value for argument in args.positional]
    if function.bound is not None:
        positional.insert(0, (function.bound,))
    keywords = {name: argument.value for name, argument in args.keywords.items()}
    names: dict[str, Value] = {}
    for parameter in (*parameters.posonly_params, *parameters.params):
        name = parameter.name.value
        if positional:
            value = positional.pop(0)
        else:
            value = _by_keyword(it, function, parameter, keywords, default, args, args.rest)
        names[name] = naming.named(_declared(it, symbol, parameter, value), name)
    if isinstance(parameters.star_arg, cst.Param):
        star = parameters.star_arg
        names[star.name.value] = (
            containers.new_list(it, star, positional, args.rest)
            if args.rest
            else (Tuple(tuple(positional)),)
        )
    for parameter in parameters.kwonly_params:
        value = _by_keyword(it, function, parameter, keywords, default, args)
        names[parameter.name.value] = naming.named(
            _declared(it, symbol, parameter, value), parameter.name.value
        )
    if parameters.star_kwarg is not None:
        loc = it.loc(parameters.star_kwarg)
        it.write((loc, ""), Mapping(tuple(keywords.items()), args.named_rest))
        names[parameters.star_kwarg.name.value] = (DictRef(loc),)
    if it.observer is not None:
        for parameter in (
            *parameters.posonly_params,
            *parameters.params,
            *parameters.kwonly_params,
        ):
            it.observer(symbol.module, parameter.name, names[parameter.name.value])
    return names


def _by_keyword(
    it: Interpreter,
    function: Function,
    parameter: cst.Param,
    keywords: dict[str, Value],
    missing: Value,
    args: Arguments,
    rest: Value = NOTHING,
) -> Value:
    name = parameter.name.value
    if name in keywords:
        return keywords.pop(name)
    rest = union((rest, args.named_rest))
    if parameter.default is None:
        return rest or missing
    default = dict(function.defaults).get(name)
    if default is None:
        default = default_value(it, function.symbol, parameter.default)
    if rest and all(isinstance(one, Constant) and one.value is not None for one in default):
        rest = UNKNOWN  # `axis=0` is hardly what a list of tensors is spread for
    return union((default, rest))


def closure(it: Interpreter, symbol: FunctionSymbol) -> Function:
    """A function defined inside another one, here and now."""
    parameters = symbol.node.params
    defaults = tuple(
        (each.name.value, it.evaluate(each.default))
        for each in (*parameters.posonly_params, *parameters.params, *parameters.kwonly_params)
        if each.default is not None
    )
    return Function(symbol, None, it.frame, defaults)


def default_value(it: Interpreter, symbol: FunctionSymbol, node: cst.BaseExpression) -> Value:
    """A parameter's default, evaluated at its module's top level."""
    known = it.defaults.get(node)
    if known is not None:
        return known
    it.defaults[node] = UNKNOWN
    outer = it.frame
    it.frame = root_frame(symbol.module, symbol.top)
    try:
        with it.heap.at_base():
            it.defaults[node] = it.evaluate(node)
    finally:
        it.frame = outer
    return it.defaults[node]


def _declared(it: Interpreter, symbol: FunctionSymbol, parameter: cst.Param, value: Value) -> Value:
    """A parameter's value, with what its annotation, comment or the configuration says of it."""

    if any(_is_quantized_comment(each) for each in _comments(parameter)) or (
        it.quantized_parameters and is_configured(it, symbol, parameter)
    ):
        return hints.declared(it, parameter.name, symbol)
    if parameter.annotation is not None:
        return hints.annotated(it, value, parameter.annotation, parameter.name, symbol)
    return value


def is_named(it: Interpreter, symbol: FunctionSymbol) -> bool:
    """Whether the configuration names a function, not only by a pattern."""
    full = f"{symbol.module.name}.{symbol.qualname}"
    return any(each.rpartition(":")[0] == full for each in it.quantized_parameters)


def is_configured(it: Interpreter, symbol: FunctionSymbol, parameter: cst.Param) -> bool:
    name = parameter.name.value
    if name in ("self", "cls"):
        return False
    full = f"{symbol.module.name}.{symbol.qualname}:{name}"
    matching = [each for each in it.quantized_parameters if fnmatchcase(full, each)]
    # A pattern for any parameter does not mean those that say themselves that they are none.
    is_named = any("*" not in each.rpartition(":")[2] for each in matching)
    return is_named or bool(matching and not hints.says_otherwise(parameter))


def _comments(parameter: cst.Param) -> Iterator[str]:
    """The comments behind a parameter, on its own line."""
    spaces: list[cst.BaseParenthesizableWhitespace] = [parameter.whitespace_after_param]
    if isinstance(parameter.comma, cst.Comma):
        spaces.append(parameter.comma.whitespace_after)
    for space in spaces:
        if isinstance(space, cst.ParenthesizedWhitespace):
            comment = space.first_line.comment
            if comment is not None:
                yield comment.value


def _is_quantized_comment(comment: str) -> bool:
    return "maskqlint: quantized" in comment


def _decorator_name(node: cst.Decorator) -> str:
    expression = node.decorator
    if isinstance(expression, cst.Call):
        expression = expression.func
    return (dotted_name(expression) or "").rpartition(".")[2]


def decorated(it: Interpreter, node: cst.FunctionDef, function: Value) -> Value:
    """A function after its decorators; one from outside the project leaves it as it is."""
    value = function
    for each in reversed(node.decorators):
        name = _decorator_name(each)
        if name in _TRANSPARENT:
            continue
        result = _decorated_by(it, each, value)
        callables = tuple(
            one for one in result if isinstance(one, (Function, Instance, Partial, Bound))
        )
        if callables:
            value = callables
    return value


def decorated_class(it: Interpreter, node: cst.ClassDef, cls: Value) -> None:
    """Run a class's decorators for what they do; the class is taken to stay what it is."""
    for each in reversed(node.decorators):
        if _decorator_name(each) not in _TRANSPARENT:
            _decorated_by(it, each, cls)


def _decorated_by(it: Interpreter, decorator: cst.Decorator, value: Value) -> Value:
    wrapper = tuple(
        one
        for one in it.evaluate(decorator.decorator)
        if isinstance(one, (Function, Class, Partial, Instance))
    )
    return call(it, wrapper, Arguments([Argument(None, value)]), decorator) if wrapper else NOTHING
