"""Which entry points need no walk: those that no quantized value can reach.

A head's losses and targets are half of its lines, and work on floats alone. Nothing
can be found in a method that reads only plain attributes, calls only functions of
which the same is true, writes nothing that outlives it and names no stub. Where
that is not plain to see, the method is walked.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from maskqlint.flow import classes
from maskqlint.flow.values import (
    Constant,
    Dtype,
    External,
    Instance,
    Layer,
    Scalar,
    Tensor,
    Unknown,
)
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ImportBinding

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter
    from maskqlint.flow.values import Possibility
    from maskqlint.project.symbols import Binding

_BUILTINS = frozenset(dir(builtins))
# What they lead to is not written there.
_REACHING_NAMES = frozenset(["super", "vars", "globals", "locals", "eval", "exec", "__class__"])
# Decorators after which a function is still the one that is written.
_HARMLESS = frozenset(
    [
        *("staticmethod", "no_grad", "torch.no_grad", "torch.jit.unused", "torch.jit.ignore"),
        *("abstractmethod", "abc.abstractmethod", "override", "typing.no_type_check"),
    ]
)
# What nn.Module gives a class to reach its parts, or to make new ones.
_REACHING = frozenset(
    [
        *("register_buffer", "register_parameter", "register_module", "add_module", "apply"),
        *("modules", "children", "named_modules", "named_children", "get_submodule"),
        *("_buffers", "_modules", "_parameters", "__dict__", "__setattr__", "__getattr__"),
    ]
)


def is_idle(
    it: Interpreter,
    function: FunctionSymbol,
    one: Instance | None,
    seen: set[FunctionSymbol] | None = None,
) -> bool:
    """Whether a walk of the function, of this instance if it is a method, can find nothing."""
    if seen is None:
        if it.quantized_parameters or it.observer is not None:
            return False
        seen = set()
    elif function in seen:
        return True
    seen.add(function)
    text = function.module.source.text
    if "QTensor" in text or "maskqlint" in text or not _HARMLESS.issuperset(function.decorators):
        return False
    mentions = function.mentions
    if mentions.is_open or mentions.assigned or not _REACHING_NAMES.isdisjoint(mentions.names):
        return False
    quantizers = it.quantizers.words
    if not quantizers.isdisjoint(mentions.names) or not quantizers.isdisjoint(mentions.attributes):
        return False
    if mentions.own and one is None:
        return False
    return all(_is_idle_attribute(it, one, name, seen) for name in mentions.own if one) and all(
        _is_idle_name(it, function, name, seen) for name in mentions.names
    )


def _is_idle_attribute(
    it: Interpreter, one: Instance, name: str, seen: set[FunctionSymbol]
) -> bool:
    found = classes.find_method(it, one.cls, name)
    if found is not None:
        return is_idle(it, found[0], one, seen)
    record = it.heap.get((one.loc, name))
    if record is None:
        return name not in _REACHING and not any(
            name in each.values
            for each in classes.linearize(it, one.cls)
            if isinstance(each, ClassSymbol)
        )
    return isinstance(record, tuple) and all(_is_plain(it, each) for each in record)


def _is_plain(it: Interpreter, one: Possibility) -> bool:
    if isinstance(one, Tensor):
        return one.grid is None and one.derived is None and not one.fills
    if isinstance(one, External):
        return it.quantizers.lookup(one.dotted) is None
    return isinstance(one, (Unknown, Constant, Scalar, Layer, Dtype))


def _is_idle_name(
    it: Interpreter, function: FunctionSymbol, name: str, seen: set[FunctionSymbol]
) -> bool:
    if name in _BUILTINS:
        return True
    module = function.module
    bindings = module.bindings.get(name)
    if bindings is None:
        return not module.stars
    return all(_is_idle_binding(it, function, each, seen) for each, _ in bindings)


def _is_idle_binding(
    it: Interpreter, function: FunctionSymbol, binding: Binding, seen: set[FunctionSymbol]
) -> bool:
    if isinstance(binding, FunctionSymbol):
        return is_idle(it, binding, None, seen)
    if isinstance(binding, ImportBinding):
        # What the project's other files do is not looked at: to parse them takes longer.
        return it.project.path_of(binding.dotted, binding.level, function.module) is None
    return False
