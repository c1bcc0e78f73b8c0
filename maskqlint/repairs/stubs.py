"""A stub of a mask's own: its name, how the file spells its class, and where the class makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.findings import Edit, Position, Span
from maskqlint.project.symbols import ImportBinding, ModuleSymbols, dotted_name
from maskqlint.repairs.definitions import bound
from maskqlint.repairs.tree import statements, walk

if TYPE_CHECKING:
    from maskqlint.flow.values import Grid
    from maskqlint.repairs.builder import Builder

_HORIZON = ("horizon_plugin_pytorch", "changan_plugin_pytorch", "hat")
_USUAL = {
    "horizon": ImportBinding("horizon_plugin_pytorch.quantization", "QuantStub", 0),
    "": ImportBinding("torch.ao.quantization", "QuantStub", 0),
}
_NO_MODULES = frozenset(
    ["object", "ABC", "Protocol", "NamedTuple", "Enum", "TypedDict", "Generic", "Exception", "dict"]
)


class OwnStub(NamedTuple):
    """A new stub.

    Attributes:
        spelling: what it is called by: `self.quant_mask`.
        edits: what makes it.
    """

    spelling: str
    edits: tuple[Edit, ...]


class _Spelling(NamedTuple):
    text: str
    is_horizon: bool
    needed: ImportBinding | None = None


def own_stub(
    builder: Builder, grid: Grid | None, *, base: str = "quant_mask", is_binary: bool = True
) -> OwnStub | None:
    """A stub of its own in the class around the event; None outside a module's methods.

    Args:
        grid: of the quantized value that it will meet, which tells the toolkit.
        base: the attribute's name, if that is unused.
        is_binary: what passes it is 0/1, which Horizon's `scale=1.0` keeps exact.
    """
    tree = builder.tree
    around = tree.method(builder.site.node)
    if around is None or not _is_module(around[0], builder):
        return None
    cls, method = around
    owner = self_name(method)
    if owner is None or _is_shadowed(builder, method, owner):
        return None
    spelled = _spelling(builder, cls, grid)
    if spelled is None:
        return None
    name = builder.unused(base, builder.words_elsewhere | _words_beside(builder, cls))
    made = builder.report.rule.settings.mask_stub
    if not made:
        made = f"{spelled.text}({'scale=1.0' if spelled.is_horizon and is_binary else ''})"
    added = _creation(builder, cls, name, made, grid)
    if added is None:
        return None
    edits = [added]
    if spelled.needed is not None:
        edits.append(_import(builder, spelled.needed))
    return OwnStub(f"{owner}.{name}", tuple(edits))


def self_name(method: cst.FunctionDef) -> str | None:
    """What a method calls its object; None for static and class methods."""
    for decorator in method.decorators:
        if dotted_name(decorator.decorator) in ("staticmethod", "classmethod"):
            return None
    params = (*method.params.posonly_params, *method.params.params)
    return params[0].name.value if params else None


def _is_shadowed(builder: Builder, method: cst.FunctionDef, name: str) -> bool:
    """Whether a function within the method has a parameter of the object's name."""
    for holder in builder.tree.above(builder.site.node):
        if holder is method:
            return False
        if isinstance(holder, (cst.FunctionDef, cst.Lambda)) and any(
            isinstance(each, cst.Param) and each.name.value == name for each in walk(holder.params)
        ):
            return True
    return False


def _is_module(cls: cst.ClassDef, builder: Builder) -> bool:
    """Whether a class is one of modules: what its stubs are registered by."""
    if any(
        "dataclass" in (dotted_name(getattr(each.decorator, "func", each.decorator)) or "")
        for each in cls.decorators
    ):
        return False
    bases = [each.value for each in cls.bases if not each.star]
    for base in bases:
        name = builder.resolved(base).rpartition(".")[2]
        if name in _NO_MODULES or not name:
            continue
        known = _class_named(builder.module, name)
        if known is None or (known is not cls and _is_module(known, builder)):
            return True
    return False


def _class_named(module: ModuleSymbols, name: str) -> cst.ClassDef | None:
    for each in module.classes():
        if each.name == name:
            return each.node
    return None


def _words_beside(builder: Builder, cls: cst.ClassDef) -> frozenset[str]:
    """The words of the file but for its classes that are no kin of this one."""
    classes = {each.name: each for each in builder.module.classes()}
    pairs = {(name, _last(arg.value)) for name, each in classes.items() for arg in each.bases}
    kin, grown = set[str](), {cls.name.value}
    while kin != grown:
        kin = set(grown)
        for pair in pairs:
            if not kin.isdisjoint(pair):
                grown.update(name for name in pair if name in classes)
    text = builder.source.text
    for name, each in classes.items():
        if name not in kin:
            text = text.replace(builder.source.slice(builder.source.span(each.node, each.top)), "")
    return frozenset(re.findall(r"\w+", text))


# -- how it is spelled


def _spelling(builder: Builder, cls: cst.ClassDef, grid: Grid | None) -> _Spelling | None:
    module = builder.module
    for part in (cls, module.source.module):
        for call in _stub_calls(part, module, grid):
            text = dotted_name(call.func)
            if text is not None:
                return _Spelling(text, _is_horizon(builder.resolved(call.func)))
    for name, entries in module.bindings.items():
        for binding, _ in entries:
            if isinstance(binding, ImportBinding) and binding.name == "QuantStub":
                return _Spelling(name, _is_horizon(binding.dotted))
    if builder.is_bound_here("QuantStub"):
        return None
    needed = _project_s_import(grid) or _USUAL.get(grid.toolkit if grid else "", _USUAL[""])
    return _Spelling("QuantStub", _is_horizon(needed.dotted), needed)


def _project_s_import(grid: Grid | None) -> ImportBinding | None:
    """How the file in which the other value is quantized imports its stub."""
    if grid is None or grid.call is None:
        return None
    for entries in grid.call.module.bindings.values():
        for binding, _ in entries:
            if isinstance(binding, ImportBinding) and binding.name == "QuantStub":
                return binding if binding.level == 0 else None
    return None


def _last(node: cst.BaseExpression) -> str:
    return (dotted_name(node) or "").rpartition(".")[2]


def _is_horizon(dotted: str) -> bool:
    return dotted.partition(".")[0] in _HORIZON


def _stub_calls(node: cst.CSTNode, module: ModuleSymbols, grid: Grid | None) -> Iterator[cst.Call]:
    """The calls below a node that make a stub: by the name of its class, or known by value."""
    loc = grid.owner[0] if grid is not None and isinstance(grid.owner, tuple) else None
    made = getattr(loc, "node", None)
    for each in walk(node):
        if not isinstance(each, cst.Call):
            continue
        if each is made:
            yield each
            continue
        name = dotted_name(each.func) or ""
        head, _, rest = name.partition(".")
        for binding, _ in module.bindings.get(head, ()):
            if isinstance(binding, ImportBinding) and not rest:
                name = binding.name or name
        last = name.rpartition(".")[2]
        if last.endswith("QuantStub") and "Dequant" not in last and "DeQuant" not in last:
            yield each


# -- where it is made


def _creation(
    builder: Builder, cls: cst.ClassDef, name: str, made: str, grid: Grid | None
) -> Edit | None:
    """The edit that makes the stub where the class makes its stubs, or in an `__init__` of its own."""
    if not isinstance(cls.body, cst.IndentedBlock):
        return None
    methods = [each for each in statements(cls.body) if isinstance(each, cst.FunctionDef)]
    methods.sort(key=lambda each: each.name.value != "__init__")
    for method in methods:
        owner = self_name(method)
        if owner is None or method.decorators:
            continue
        holding = [
            statement
            for statement in statements(method.body)
            if _makes_attribute(builder, statement, owner, grid)
        ]
        if holding:
            return builder.after(holding[-1], f"{owner}.{name} = {made}")
    init = next((each for each in methods if each.name.value == "__init__"), None)
    if init is None and "__init__" in set(bound(cls.body)):
        return None  # made under a condition, or by an assignment
    if init is None:
        return _new_init(builder, cls, f"{name} = {made}")
    owner = self_name(init)
    for statement in statements(init.body):
        if owner is not None and _calls_init(statement):
            return builder.after(statement, f"{owner}.{name} = {made}")
    return None


def _makes_attribute(
    builder: Builder, statement: cst.CSTNode, owner: str, grid: Grid | None
) -> bool:
    """Whether a statement makes a stub that the object keeps."""
    if isinstance(statement, (cst.FunctionDef, cst.ClassDef, cst.Return, cst.Raise)):
        return False
    if not any(True for _ in _stub_calls(statement, builder.module, grid)):
        return False
    return any(isinstance(each, cst.Name) and each.value == owner for each in walk(statement))


def _calls_init(statement: cst.CSTNode) -> bool:
    if not isinstance(statement, cst.Expr) or not isinstance(statement.value, cst.Call):
        return False
    func = statement.value.func
    return isinstance(func, cst.Attribute) and func.attr.value == "__init__"


def _new_init(builder: Builder, cls: cst.ClassDef, made: str) -> Edit | None:
    """An `__init__` in front of the first method."""
    first = next((each for each in statements(cls.body) if isinstance(each, cst.FunctionDef)), None)
    if first is None:
        return None
    source = builder.source
    top = first.decorators[0] if first.decorators else first
    row = builder.span(top).start.row
    line = source.line(row)
    indent = line[: len(line) - len(line.lstrip())].replace("\f", "")
    while source.line(row - 1).lstrip().startswith("#"):
        row -= 1
    if row <= builder.span(cls).start.row:
        return None
    step = source.module.default_indent
    plain = len(cls.bases) == 1 and builder.resolved(cls.bases[0].value) == "torch.nn.Module"
    given, passed = ("", "") if plain else (", *args, **kwargs", "*args, **kwargs")
    lines = (
        f"{indent}def __init__(self{given}):",
        f"{indent}{step}super().__init__({passed})",
        f"{indent}{step}self.{made}",
        "",
    )
    at = Position(row, 1)
    return Edit(builder.path, Span(at, at), "".join(f"{each}\n" for each in lines))


def _import(builder: Builder, needed: ImportBinding) -> Edit:
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
