"""How a file spells the stub that is put beside its own: by a name that means it there, with what it is made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.findings import Edit, Position, Span
from maskqlint.project.symbols import (
    ImportBinding,
    ModuleSymbols,
    ValueBinding,
    dotted_name,
    import_bindings,
    target_names,
)
from maskqlint.repairs.definitions import bound
from maskqlint.repairs.texts import binds_at_runtime, without_comments
from maskqlint.repairs.tree import has_effects, loads, statements, walk

if TYPE_CHECKING:
    from maskqlint.flow.values import Grid
    from maskqlint.repairs.builder import Builder
    from maskqlint.repairs.constructors import Place

_HORIZON = ("horizon_plugin_pytorch", "changan_plugin_pytorch", "hat")
_USUAL = {
    "horizon": ImportBinding("horizon_plugin_pytorch.quantization", "QuantStub", 0),
    "torch.ao": ImportBinding("torch.ao.quantization", "QuantStub", 0),
    "": ImportBinding("torch.ao.quantization", "QuantStub", 0),
}
Functions = tuple[cst.FunctionDef | cst.Lambda, ...]
"""What is around a node, the innermost first."""


class Spelling(NamedTuple):
    """What makes a stub.

    Attributes:
        text: the whole call.
        needed: the import without which its name means nothing in the file.
    """

    text: str
    needed: ImportBinding | None = None


def spelling(
    builder: Builder, cls: cst.ClassDef, grid: Grid | None, place: Place, *, is_binary: bool
) -> Spelling | None:
    """How the file makes a stub like those of the class, at a place where it is made.

    Args:
        is_binary: what passes it is 0/1, which Horizon's `scale=1.0` keeps exact.
    """
    module, names = builder.module, _Names(builder.module, place)
    for part in (cls, module.source.module):
        for call, around in stub_calls_in(part, module, grid):
            head = (dotted_name(call.func) or "").partition(".")[0]
            if head and names.mean_the_same(head, around):
                made = _like(builder, call, around, names, is_binary=is_binary)
                if made is not None:
                    return Spelling(made)
    for name, entries in module.bindings.items():
        for binding, _ in entries:
            if (
                isinstance(binding, ImportBinding)
                and binding.name == "QuantStub"
                and names.mean_the_same(name, ())
            ):
                return Spelling(_usual(name, binding.dotted, is_binary=is_binary))
    if not names.are_free("QuantStub"):
        return None
    needed = _project_s_import(grid) or _USUAL.get(grid.toolkit if grid else "")
    if needed is None:
        return None
    return Spelling(_usual("QuantStub", needed.dotted, is_binary=is_binary), needed)


def stub_calls_in(
    node: cst.CSTNode, module: ModuleSymbols, grid: Grid | None
) -> Iterator[tuple[cst.Call, Functions]]:
    """The calls below a node that make a stub: by the name of its class, or known by value."""
    loc = grid.owner[0] if grid is not None and isinstance(grid.owner, tuple) else None
    made = getattr(loc, "node", None)
    for each, around in _calls(node, ()):
        name = dotted_name(each.func) or ""
        head, _, rest = name.partition(".")
        for binding, _ in module.bindings.get(head, ()):
            if isinstance(binding, ImportBinding) and not rest:
                name = binding.name or name
        last = name.rpartition(".")[2]
        is_named = last.endswith("QuantStub") and "Dequant" not in last and "DeQuant" not in last
        if each is made or is_named:
            yield each, around


def _calls(node: cst.CSTNode, around: Functions) -> Iterator[tuple[cst.Call, Functions]]:
    if isinstance(node, cst.Call):
        yield node, around
    if isinstance(node, (cst.FunctionDef, cst.Lambda)):
        around = (node, *around)
    for child in node.children:
        yield from _calls(child, around)


class _Names:
    """What names mean where a stub is made."""

    def __init__(self, module: ModuleSymbols, place: Place) -> None:
        self._module = module
        self._method = place.method
        self._known: dict[cst.CSTNode, frozenset[str]] = {}
        self._before = _before(place)

    def mean_the_same(self, name: str, around: Functions) -> bool:
        """Whether a name that is read within some functions means the same at the place."""
        holder = next((each for each in around if name in self._locals(each)), None)
        if holder is None:
            is_hidden = self._method is not None and name in self._locals(self._method)
            return not is_hidden and (
                name not in self._module.bindings or binds_at_runtime(self._module, name)
            )
        return holder is self._method and name in self._before

    def are_free(self, name: str) -> bool:
        """Whether a name means nothing yet, in the file and at the place."""
        is_hidden = self._method is not None and name in self._locals(self._method)
        return not is_hidden and not binds_at_runtime(self._module, name)

    def _locals(self, function: cst.FunctionDef | cst.Lambda) -> frozenset[str]:
        if function not in self._known:
            names = {*_params(function), *bound(function.body)}
            self._known[function] = frozenset(names)
        return self._known[function]


def _params(function: cst.FunctionDef | cst.Lambda) -> set[str]:
    return {each.name.value for each in walk(function.params) if isinstance(each, cst.Param)}


def _before(place: Place) -> frozenset[str]:
    """The local names that are bound for certain when the place is reached."""
    if place.method is None:
        return frozenset()
    found = _params(place.method)
    for each in statements(place.method.body):
        if isinstance(each, (cst.Import, cst.ImportFrom)):
            found.update(name for name, _ in import_bindings(each))
        elif isinstance(each, cst.Assign):
            found.update(name for target in each.targets for name in target_names(target.target))
        if each is place.statement:
            break
    return frozenset(found)


def _like(
    builder: Builder, call: cst.Call, around: Functions, names: _Names, *, is_binary: bool
) -> str | None:
    """Another call like one; None where its arguments are not another mask's to have.

    A toolkit's own QuantStub is made as its users do. What another class is made with is
    copied, but for a scale, which is the data's.
    """
    text = dotted_name(call.func) or ""
    full = _class_of(builder, call.func, around)
    if full.endswith(".QuantStub") and full.partition(".")[0] in (*_HORIZON, "torch"):
        return _usual(text, full, is_binary=is_binary)
    for arg in call.args:
        keyword = arg.keyword.value if arg.keyword is not None else ""
        if arg.star or "scale" in keyword or has_effects(arg.value):
            return None
        if any(isinstance(each, (cst.Float, cst.Divide)) for each in walk(arg.value)):
            return None
        if not all(names.mean_the_same(each.value, around) for each in loads(arg.value)):
            return None
    source, top = builder.source, _top_of(builder, call)
    copy = without_comments(source.slice(source.span(call, top)))
    return f"{copy[:-2]})" if copy.endswith(",)") else copy


def _top_of(builder: Builder, node: cst.CSTNode) -> cst.CSTNode:
    """The top-level statement that holds a node."""
    if node in builder.tree:
        return builder.site.top
    body = builder.source.module.body
    return next(top for top in body if any(each is node for each in walk(top)))


def _class_of(builder: Builder, func: cst.BaseExpression, around: Functions) -> str:
    """The dotted name of what is called, through a name that the file or a function gives it."""
    name = dotted_name(func) or ""
    for each in (each for function in around for each in statements(function.body)):
        if isinstance(each, (cst.Import, cst.ImportFrom)):
            for local, imported in import_bindings(each):
                if local == name and imported.name is not None:
                    return f"{imported.dotted}.{imported.name}"
    for binding, _ in builder.module.bindings.get(name, ()):
        if isinstance(binding, ValueBinding) and binding.value is not None:
            return builder.resolved(binding.value)
    return builder.resolved(func)


def _usual(text: str, dotted: str, *, is_binary: bool) -> str:
    is_horizon = dotted.partition(".")[0] in _HORIZON
    return f"{text}({'scale=1.0' if is_horizon and is_binary else ''})"


# -- its import


def _project_s_import(grid: Grid | None) -> ImportBinding | None:
    """How the file in which the other value is quantized imports its stub."""
    if grid is None or grid.call is None:
        return None
    for entries in grid.call.module.bindings.values():
        for binding, _ in entries:
            if isinstance(binding, ImportBinding) and binding.name == "QuantStub":
                return binding if binding.level == 0 else None
    return None


def _begins_own(
    builder: Builder,
    last: cst.BaseStatement | cst.SimpleStatementLine,
    line: cst.SimpleStatementLine,
) -> bool:
    """Whether a group of imports of the project's own follows one of others."""
    has_blank = any(each.comment is None for each in line.leading_lines)
    return has_blank and _is_own(builder, line) is True and _is_own(builder, last) is False


def _is_own(builder: Builder, line: cst.CSTNode) -> bool | None:
    """Whether a line imports from the project; None for what no import may be put beside."""
    small = line.body[-1] if isinstance(line, cst.SimpleStatementLine) else None
    if not isinstance(small, (cst.Import, cst.ImportFrom)):
        return None
    for _, binding in import_bindings(small):
        package = binding.dotted.partition(".")[0]
        if package == "__future__":
            return None
        return binding.level > 0 or package == builder.module.name.partition(".")[0]
    return None


def importing(builder: Builder, needed: ImportBinding) -> Edit:
    """The import, behind those that the file has, its docstring or its first comments."""
    source = builder.source
    last: cst.BaseStatement | cst.SimpleStatementLine | None = None
    for index, each in enumerate(source.module.body):
        if not isinstance(each, cst.SimpleStatementLine):
            break
        small = each.body[-1]
        is_docstring = (
            index == 0
            and isinstance(small, cst.Expr)
            and isinstance(small.value, (cst.SimpleString, cst.ConcatenatedString))
        )
        if not is_docstring and not isinstance(small, (cst.Import, cst.ImportFrom)):
            break
        if last is not None and _begins_own(builder, last, each):
            break  # the project's own imports are a group of their own, which stays last
        last = each
    text = f"from {needed.dotted} import {needed.name}"
    if last is not None:
        row = source.span(last, last).end.row
        at = Position(row, len(source.line(row)) + 1)
        return Edit(builder.path, Span(at, at), f"\n{text}")
    row = 1
    while source.line(row).startswith("#"):
        row += 1
    at = Position(row, 1)
    return Edit(builder.path, Span(at, at), f"{text}\n")
