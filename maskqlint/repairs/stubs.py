"""A stub of a mask's own: whether a class can have one, and its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.project.symbols import ModuleSymbols, dotted_name
from maskqlint.repairs.constructors import place_in, self_name
from maskqlint.repairs.spelling import importing, spelling, stub_calls_in
from maskqlint.repairs.tree import walk

if TYPE_CHECKING:
    from maskqlint.findings import Edit
    from maskqlint.flow.values import Grid
    from maskqlint.repairs.builder import Builder

__all__ = ["OwnStub", "own_stub", "self_name"]

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
    place = place_in(builder, cls, lambda part: _makes_stub(builder, part, grid))
    if place is None:
        return None
    made, needed = builder.report.rule.settings.mask_stub, None
    if not made:
        spelled = spelling(builder, cls, grid, place, is_binary=is_binary)
        if spelled is None:
            return None
        made, needed = spelled
    name = builder.unused(
        base, builder.words_elsewhere | builder.words_of_kin(cls) | _words_beside(builder, cls)
    )
    added = place.adding(builder, cls, f"{name} = {made}")
    if added is None:
        return None
    edits = (added,) if needed is None else (added, importing(builder, needed))
    return OwnStub(f"{owner}.{name}", edits)


def _makes_stub(builder: Builder, node: cst.CSTNode, grid: Grid | None) -> bool:
    return any(True for _ in stub_calls_in(node, builder.module, grid))


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


def _last(node: cst.BaseExpression) -> str:
    return (dotted_name(node) or "").rpartition(".")[2]
