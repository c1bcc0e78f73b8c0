"""Building blocks of repairs: text edits from the places of a report's nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.findings import Applicability, Edit, Fix, Position, Span
from maskqlint.flow.values import Class, Instance, Site
from maskqlint.project.symbols import ClassSymbol, blocks, dotted_name

if TYPE_CHECKING:
    from maskqlint.flow.events import Operand
    from maskqlint.rule import Report

_ATOMS = (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.Integer, cst.Float, cst.List)
_LOOSER = (cst.Comparison, cst.BooleanOperation, cst.IfExp, cst.Lambda, cst.NamedExpr)
_INT_CASTS = frozenset(["to", "int", "long", "short", "char", "byte", "type"])


class Creation(NamedTuple):
    """Where a class makes its stubs, and how the source spells a stub's class."""

    edit_row: int
    indent: str
    spelling: str
    is_horizon: bool


class Builder:
    """Makes the edits for one report; nodes are those of the event's function."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.site = report.event.site
        self.source = self.site.module.source
        self.path = self.site.module.path

    # -- text

    def span(self, node: cst.CSTNode) -> Span:
        """Where a node of the event's function stands, without its parentheses."""
        return self.source.span(node, self.site.top)

    def text(self, node: cst.CSTNode) -> str:
        """A node's source as it is written, comments and all."""
        return self.source.slice(self.span(node))

    def atom(self, node: cst.BaseExpression) -> str:
        """The source, in parentheses unless a dot or a call may follow it."""
        text = self.text(node)
        return text if isinstance(node, _ATOMS) else f"({text})"

    def operand(self, node: cst.BaseExpression) -> str:
        """The source, in parentheses where a comparison sign could not follow it."""
        text = self.text(node)
        is_not = isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not)
        return f"({text})" if is_not or isinstance(node, _LOOSER) else text

    @cached_property
    def torch(self) -> str | None:
        """How the file spells torch, or None."""
        for name, entries in self.site.module.bindings.items():
            for binding, _ in entries:
                if (
                    getattr(binding, "dotted", None) == "torch"
                    and getattr(binding, "name", 0) is None
                ):
                    return name
        return None

    def to_float(self, text: str) -> str:
        """A cast to float, as the report writes it."""
        return f"{text}.to({self.torch}.float)" if self.torch else f"{text}.float()"

    def logical_not(self, text: str) -> str:
        """`torch.logical_not(text)`, by method where torch has no name in the file."""
        return f"{self.torch}.logical_not({text})" if self.torch else f"({text}).logical_not()"

    # -- fixes

    def replace(self, node: cst.CSTNode, text: str) -> Edit:
        """Put other text in a node's place."""
        return Edit(self.path, self.span(node), text)

    def safe(self, message: str, *edits: Edit) -> Fix:
        """A repair that leaves the float model as it was."""
        return Fix(message, Applicability.SAFE, edits)

    def unsafe(self, message: str, *edits: Edit) -> Fix:
        """A repair that holds under the assumption in its message."""
        return Fix(message, Applicability.UNSAFE, edits)

    def advice(self, message: str) -> Fix:
        """What to write, where no command can know how."""
        return Fix(message, Applicability.DISPLAY, ())

    def comparison(self, text: str) -> str:
        """A comparison in the place of the event's expression, in parentheses where that was a call."""
        return text if isinstance(self.site.node, cst.Comparison) else f"({text})"

    # -- stubs

    @cached_property
    def owner(self) -> ClassSymbol | None:
        """The class in whose method the event is, if the method has a `self`."""
        frame = self.report.event.frame
        symbol = frame.symbol if frame is not None else None
        if symbol is None or symbol.cls is None or symbol.module is not self.site.module:
            return None
        return symbol.cls if isinstance(frame.bound, (Instance, Class)) else None

    @cached_property
    def self_name(self) -> str:
        """What the method calls its object."""
        symbol = self.report.event.function
        if symbol is not None and symbol.node.params.params:
            return symbol.node.params.params[0].name.value
        return "self"

    def creation(self) -> Creation | None:
        """The last statement that makes a stub in the class around the event."""
        owner = self.owner
        if owner is None or owner.module is not self.site.module:
            return None
        last: Creation | None = None
        methods = sorted(owner.methods.values(), key=lambda m: m.name != "__init__")
        for method in methods:
            for statement, call in _stub_statements(method.node):
                span = self.source.span(statement, owner.top)
                line = self.source.line(span.start.row)
                indent = line[: len(line) - len(line.lstrip())]
                func = self.source.code(call.func)
                last = Creation(span.end.row, indent, func, self._is_horizon(func))
            if last is not None:
                return last
        return None

    def _is_horizon(self, spelling: str) -> bool:
        head = spelling.partition(".")[0]
        for binding, _ in self.site.module.bindings.get(head, ()):
            dotted = getattr(binding, "dotted", "") or ""
            if dotted.partition(".")[0] in (
                "horizon_plugin_pytorch",
                "changan_plugin_pytorch",
                "hat",
            ):
                return True
        return False

    def own_stub(self, base: str = "quant_mask") -> tuple[str, Edit] | None:
        """An unused attribute's name, and the edit that makes it a stub; None if that cannot be."""
        creation = self.creation()
        if creation is None:
            return None
        text = self.source.text
        name, number = base, 0
        while re.search(rf"\b{name}\b", text):
            number += 1
            name = f"{base}_{number}"
        stub = self.report.rule.settings.mask_stub
        if not stub:
            stub = f"{creation.spelling}({'scale=1.0' if creation.is_horizon else ''})"
        row = creation.edit_row
        at = Position(row, len(self.source.line(row)) + 1)
        line = f"\n{creation.indent}{self.self_name}.{name} = {stub}"
        return name, Edit(self.path, Span(at, at), line)

    def quantized(self, operand: Operand, message: str, base: str = "quant_mask") -> Fix | None:
        """The operand as float through a stub of its own."""
        made = self.own_stub(base)
        node = operand.node
        if made is None or node is None:
            return None
        name, added = made
        target = self._definition(node) or node
        if not isinstance(target, cst.BaseExpression):
            return None
        text = self._as_float(target, operand)
        wrapped = f"{self.self_name}.{name}({text})"
        return self.safe(message, added, self.replace(target, wrapped))

    def _as_float(self, node: cst.BaseExpression, operand: Operand) -> str:
        """The node's text as a float tensor; an integer cast is replaced, not stacked."""
        tensor = operand.tensor
        if tensor is not None and tensor.kind == "float":
            return self.text(node)
        if (
            isinstance(node, cst.Call)
            and isinstance(node.func, cst.Attribute)
            and node.func.attr.value in _INT_CASTS
        ):
            return self.to_float(self.atom(node.func.value))
        return self.to_float(self.atom(node))

    def _definition(self, node: cst.BaseExpression) -> cst.BaseExpression | None:
        """Where a mask is made, if its name is bound once and every use of it is a product."""
        symbol = self.report.event.function
        base = node
        while isinstance(base, cst.Subscript):
            base = base.value
        if not isinstance(base, cst.Name) or symbol is None:
            return None
        uses = _Uses(base.value)
        uses.walk(symbol.node.body, None)
        if len(uses.values) == 1 and uses.products == uses.loads > 1:
            return uses.values[0]
        return None

    def mask_from_raw(self, stub_call: Site, made: Site, message: str) -> Fix | None:
        """Make the mask of what went into the stub, kept under a name of its own if it is rebound.

        Only where the stub's result has one name, bound once, in the function that makes the
        mask: anything else may have been moved or computed in between.
        """
        if stub_call.top is not made.top or stub_call.module is not made.module:
            return None
        above = _path(stub_call.top, stub_call.node)
        function = next((n for n in reversed(above) if isinstance(n, cst.FunctionDef)), None)
        line = next((n for n in reversed(above) if isinstance(n, cst.SimpleStatementLine)), None)
        if function is None or line is None or function not in _path(made.top, made.node):
            return None
        names = _stub_assignment(line, stub_call.node)
        if names is None:
            return None
        result, operand = names
        uses = _Uses(result)
        uses.walk(function.body, None)
        bases = [node for node in _subscripted(made.node) if node.value == result]
        if len(uses.values) != 1 or not bases:
            return None
        source, path, top = stub_call.module.source, stub_call.module.path, stub_call.top
        edits = []
        raw = operand
        if operand == result:
            raw = f"{result}_raw"
            if re.search(rf"\b{raw}\b", source.text):
                return None
            row = source.span(line, top).start.row
            text = source.line(row)
            at = Position(row, 1)
            indent = text[: len(text) - len(text.lstrip())]
            edits.append(Edit(path, Span(at, at), f"{indent}{raw} = {result}\n"))
        edits.extend(Edit(path, source.span(node, top), raw) for node in bases)
        return self.safe(message, *edits)

    def parents(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """What holds a node, the nearest first, up to the top-level statement."""
        return _path(self.site.top, node)[::-1]


def _stub_assignment(line: cst.SimpleStatementLine, call: cst.CSTNode) -> tuple[str, str] | None:
    """The names in `result = self.stub(operand)`, if that is all the line says."""
    small = line.body[0]
    if len(line.body) != 1 or not isinstance(small, cst.Assign) or small.value is not call:
        return None
    target = small.targets[0].target
    if (
        len(small.targets) != 1
        or not isinstance(target, cst.Name)
        or not isinstance(call, cst.Call)
    ):
        return None
    operand = call.args[0].value if len(call.args) == 1 else None
    return (target.value, operand.value) if isinstance(operand, cst.Name) else None


def _subscripted(node: cst.CSTNode) -> Iterator[cst.Name]:
    """The plain names below a node of which a part is taken."""
    if isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name):
        yield node.value
    for child in node.children:
        yield from _subscripted(child)


class _Uses:
    """How a function uses a name: its bindings, and its loads that are operands of a product."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: list[cst.BaseExpression] = []
        self.loads = 0
        self.products = 0

    def walk(self, node: cst.CSTNode, parent: cst.CSTNode | None) -> None:
        """Count below a node."""
        if isinstance(node, cst.Assign):
            for target in node.targets:
                if isinstance(target.target, cst.Name) and target.target.value == self.name:
                    self.values.append(node.value)
                else:
                    self.walk(target.target, node)
            self.walk(node.value, node)
            return
        if isinstance(node, cst.Name) and node.value == self.name:
            self.loads += 1
            self.products += _is_product(parent)
            return
        if isinstance(node, cst.Attribute):
            self.walk(node.value, node)
            return
        if isinstance(node, cst.Arg):
            self.walk(node.value, parent)
            return
        holder = parent if isinstance(node, cst.Subscript) else node
        for child in node.children:
            self.walk(child, holder if isinstance(node, cst.Subscript) else node)


def _is_product(node: cst.CSTNode | None) -> bool:
    return isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Multiply)


def _path(node: cst.CSTNode, wanted: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes from the outermost down to the one that holds the wanted one."""
    if node is wanted:
        return []
    for child in node.children:
        if child is wanted:
            return [node]
        below = _path(child, wanted)
        if below:
            return [node, *below]
    return []


def _stub_statements(
    node: cst.CSTNode,
) -> Iterator[tuple[cst.SimpleStatementLine, cst.Call]]:
    """The statements `self.name = QuantStub(...)` in a function, in order."""
    if isinstance(node, (cst.FunctionDef, cst.IndentedBlock)):
        body = node.body.body if isinstance(node, cst.FunctionDef) else node.body
        for statement in body:
            yield from _stub_statements(statement)
    elif isinstance(node, cst.SimpleStatementLine):
        for small in node.body:
            if isinstance(small, cst.Assign) and isinstance(small.value, cst.Call):
                name = (dotted_name(small.value.func) or "").rpartition(".")[2]
                target = small.targets[0].target
                if (
                    name.endswith("QuantStub")
                    and "De" not in name
                    and isinstance(target, cst.Attribute)
                ):
                    yield node, small.value
    else:
        # Stubs under `if` are found, but a mask's stub is needed on every way.
        for block in blocks(node):
            yield from _stub_statements(block)


__all__ = ["Builder", "Creation", "Site"]
