"""A rounded expression as it would be before the stub: what the stub was called on, kept if need be.

Only what is certain is undone: stubs that the value is known to have passed, DeQuantStub,
names with one definition, and operators that may as well be applied to the raw tensor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.flow import literals
from maskqlint.repairs.definitions import Definition, reaching
from maskqlint.repairs.purity import is_operator, set_attributes
from maskqlint.repairs.texts import without_comments
from maskqlint.repairs.tree import SUITES, has_effects, is_mutated, loads, statements, walk

if TYPE_CHECKING:
    from maskqlint.findings import Edit
    from maskqlint.flow.events import Operand
    from maskqlint.repairs.builder import Builder

_QUOTES = re.compile(r"[\"'\\\n\r#]")
"""What an expression in an f-string could not hold before Python 3.12."""
MAX_INLINED = 12
"""How many names are followed for one expression: more would be no repair that anybody wants to read."""


class Raw(NamedTuple):
    """An expression before its stub.

    Attributes:
        text: for the place of the expression.
        edits: what has to be kept for it where the stub is called.
        is_atom: it fits into the place without parentheses.
    """

    text: str
    edits: tuple[Edit, ...]
    is_atom: bool = False


class NotInReach(Exception):
    """The raw tensor cannot be named at the place where it is wanted."""


def stub_calls(operands: Iterable[Operand]) -> set[cst.CSTNode]:
    """The stub calls on the ways of some operands."""
    found: set[cst.CSTNode] = set()
    for operand in operands:
        step = operand.trace
        while step is not None:
            if step.words.template == "quantized":
                found.add(step.site.node)
            step = step.before
    return found


class Unrounding:
    """Undoes the stubs in expressions that are evaluated at `use`."""

    def __init__(self, builder: Builder, calls: set[cst.CSTNode], use: cst.CSTNode) -> None:
        self.builder = builder
        self.tree = builder.tree
        self.calls = {call for call in calls if call in self.tree}
        self.use = use
        self.edits: list[Edit] = []
        self._seen: set[cst.CSTNode] = set()
        self._leading: set[cst.CSTNode] = set()
        self._inlined = 0

    def expression(self, node: cst.BaseExpression) -> Raw | None:
        """The expression before its stubs; None if no stub is passed, or the raw tensor not in reach."""
        try:
            replaced = list(self._replaced(node))
        except NotInReach:
            return None
        if not replaced or (
            self._is_in_a_string() and _QUOTES.search("".join(r[1] for r in replaced))
        ):
            return None
        text, is_atom = self._spliced(node, replaced)
        is_like_it = replaced[0][0] is not node
        return Raw(text, tuple(dict.fromkeys(self.edits)), is_atom or is_like_it)

    def _is_in_a_string(self) -> bool:
        above = self.tree.above(self.use)
        return any(isinstance(each, cst.FormattedStringExpression) for each in above)

    # -- what is put in the place of what

    def _spliced(
        self, node: cst.BaseExpression, replaced: list[tuple[cst.CSTNode, str, bool]]
    ) -> tuple[str, bool]:
        """The node's text with parts of it replaced, and whether a dot may follow."""
        if replaced[0][0] is node:
            return replaced[0][1], replaced[0][2]
        source = self.builder.source
        span = self.builder.span(node)
        start = source.offset(span.start)
        text = source.slice(span)
        spans = [(self.builder.span(part), new, atom) for part, new, atom in replaced]
        for place, new, atom in sorted(spans, key=lambda each: each[0], reverse=True):
            inner = new if atom else f"({new})"
            low, high = source.offset(place.start) - start, source.offset(place.end) - start
            text = text[:low] + inner + text[high:]
        return text, self.builder.is_atom(node)

    def _replaced(self, node: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, str, bool]]:
        """The parts of an expression that are replaced; raises NotInReach."""
        if isinstance(node, cst.Name):
            yield from self._name(node)
        elif isinstance(node, cst.Call):
            yield from self._call(node)
        elif isinstance(node, cst.Subscript):
            yield from self._replaced(node.value)
            for element in node.slice:
                self._unchanged(element)
        elif isinstance(node, cst.Attribute):
            self._same_later(node)
            yield from self._replaced(node.value)
        elif isinstance(node, (cst.BinaryOperation, cst.UnaryOperation, cst.Comparison)):
            for child in node.children:
                yield from self._replaced(child)
        elif isinstance(node, cst.ComparisonTarget):
            yield from self._replaced(node.comparator)
        elif isinstance(node, cst.BaseExpression):
            if self._passes_a_stub(node):
                raise NotInReach
            self._unchanged(node)

    def _call(self, node: cst.Call) -> Iterator[tuple[cst.CSTNode, str, bool]]:
        if node in self.calls:
            if not node.args or node.args[0].star:
                raise NotInReach
            text, atom = self._argument(node, node.args[0].value)
            yield node, text, atom
            return
        if self.builder.is_dequantizing(node):
            inner = list(self._replaced(node.args[0].value))
            if inner:
                text, atom = self._spliced(node.args[0].value, inner)
                yield node, text, atom
            return
        func = node.func
        found: list[tuple[cst.CSTNode, str, bool]] = []
        if isinstance(func, cst.Attribute):
            found.extend(self._replaced(func.value))
        for arg in node.args:
            found.extend(self._replaced(arg.value))
        if not is_operator(self.builder, node) and (found or not self._is_in_place(node)):
            raise NotInReach
        if isinstance(func, cst.Name):
            self._unchanged(func)
        yield from found

    def _name(self, node: cst.Name) -> Iterator[tuple[cst.CSTNode, str, bool]]:
        definition = reaching(self.tree, node, node.value)
        if definition is None or definition.value is None:
            self._unchanged(node)
            return
        assert definition.statement is not None
        self._inlined += 1
        if definition.statement in self._seen or self._inlined > MAX_INLINED:
            raise NotInReach
        if self._passes_a_stub(definition.value):
            self._unwritten(node, definition.statement)
        self._seen.add(definition.statement)
        try:
            raw = self._defined(definition)
        finally:
            self._seen.discard(definition.statement)
        if raw is None:
            self._unchanged(node)
            return
        yield node, without_comments(raw[0]), raw[1]

    def _defined(self, definition: Definition) -> tuple[str, bool] | None:
        """What a name stands for before the stubs; None if its value passes none."""
        value, index = definition.value, definition.item
        assert value is not None
        if index is not None and isinstance(value, cst.Tuple):
            if any(isinstance(each, cst.StarredElement) for each in value.elements):
                raise NotInReach
            if index >= len(value.elements):
                raise NotInReach
            value, index = value.elements[index].value, None
        if not self._passes_a_stub(value):
            return None
        replaced = list(self._replaced(value))
        if not replaced:
            return None
        text, atom = self._spliced(value, replaced)
        if index is not None:
            text, atom = f"{text if atom else f'({text})'}[{index}]", True
        return text, atom

    def _passes_a_stub(self, node: cst.CSTNode) -> bool:
        """Whether a value leads to one of the stubs, so that what is not in reach matters."""
        if not self.calls:
            return False
        seen: set[cst.CSTNode] = set()
        stack = [node]
        while stack:
            for each in walk(stack.pop()):
                if each in self.calls or each in self._leading:
                    self._leading.add(node)
                    return True
                if isinstance(each, cst.Name):
                    found = reaching(self.tree, each, each.value)
                    if found is not None and found.value is not None and found.value not in seen:
                        seen.add(found.value)
                        stack.append(found.value)
        return False

    def _unchanged(self, node: cst.CSTNode) -> None:
        """What is below must mean at the use what it means here."""
        for name in loads(node):
            if self._is_in_place(name):
                continue
            here = reaching(self.tree, name, name.value)
            if here is None or here != reaching(self.tree, self.use, name.value):
                raise NotInReach
            if here.statement is not self.tree.top:
                self._unwritten(name, self.tree.statement(name))
        for each in walk(node):
            if isinstance(each, (cst.Attribute, cst.NamedExpr, cst.Await, cst.Yield)):
                self._same_later(each)
            elif (
                isinstance(each, cst.Call)
                and not self._is_in_place(each)
                and not is_operator(self.builder, each)
            ):
                raise NotInReach

    def _is_in_place(self, node: cst.CSTNode) -> bool:
        """Whether a node is evaluated where it was, in the statement of the use."""
        statement = self.tree.statement(self.use)
        return statement is not None and self.tree.statement(node) is statement

    def _same_later(self, node: cst.CSTNode) -> None:
        """An attribute that some method sets may be another one at the use."""
        if self._is_in_place(node):
            return
        if not isinstance(node, cst.Attribute) or node.attr.value in self._set_attributes:
            raise NotInReach

    @cached_property
    def _set_attributes(self) -> frozenset[str]:
        """The attributes that are assigned outside `__init__`."""
        return frozenset(set_attributes(self.tree.top))

    def _unwritten(self, name: cst.Name, since: cst.CSTNode | None) -> None:
        """Nothing may write into a name's tensor between its definition and the use."""
        function = self.tree.function(name)
        if function is None or is_mutated(function.body, name.value, since):
            raise NotInReach

    # -- what the stub was called on

    def _argument(self, call: cst.Call, argument: cst.BaseExpression) -> tuple[str, bool]:
        builder, tree = self.builder, self.tree
        made, used = tree.statement(call), tree.statement(self.use)
        atom = builder.is_atom(argument)
        if any(isinstance(each, cst.NamedExpr) for each in walk(argument)):
            raise NotInReach
        if made is not None and made is used:
            return builder.text(argument), atom
        if made is None or tree.function(made) is not tree.function(self.use):
            raise NotInReach
        if tree.is_in_scope_of_its_own(call, made):
            raise NotInReach
        begin = next(loads(argument), None)
        if begin is not None:
            self._unwritten(begin, made)
        if isinstance(argument, cst.Name):
            here = reaching(tree, argument, argument.value)
            if here is not None and here == reaching(tree, self.use, argument.value):
                return argument.value, True
            kept = self._kept_already(made, argument)
            if kept is not None:
                return kept, True
        elif has_effects(argument) and not _begins(made, call):
            raise NotInReach
        name = builder.unused(f"raw_{_base(made, argument)}")
        text = without_comments(builder.text(argument))
        self.edits.append(builder.before(made, f"{name} = {text}"))
        if not isinstance(argument, cst.Name):
            self.edits.append(builder.replace(argument, name))
        return name, True

    def _kept_already(self, made: cst.BaseSmallStatement, argument: cst.Name) -> str | None:
        """A name that holds the stub's operand, assigned right before the call."""
        before: cst.CSTNode | None = None
        holder = self.tree.parent(made)
        row = [holder] if isinstance(holder, cst.SimpleStatementLine) else []
        suite = self.tree.parent(row[0]) if row else holder
        if not isinstance(suite, SUITES):
            return None
        for each in statements(suite):
            if each is made:
                break
            before = each
        if (
            isinstance(before, cst.Assign)
            and len(before.targets) == 1
            and isinstance(before.targets[0].target, cst.Name)
            and isinstance(before.value, cst.Name)
            and before.value.value == argument.value
        ):
            name = before.targets[0].target.value
            found = reaching(self.tree, self.use, name)
            if found is not None and found.statement is before:
                return name
        return None


def _begins(statement: cst.BaseSmallStatement, call: cst.Call) -> bool:
    """Whether nothing is evaluated before the call's operand, so that it may be computed earlier."""
    node = getattr(statement, "value", None)
    while node is not None and node is not call:
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
            receiver = node.func.value
            is_chained = any(each is call for each in walk(receiver))
            node = receiver if is_chained else (node.args[0].value if node.args else None)
            if not is_chained and any(isinstance(each, cst.Call) for each in walk(receiver)):
                return False
        elif isinstance(node, (cst.Subscript, cst.Attribute)):
            node = node.value
        elif isinstance(node, (cst.BinaryOperation, cst.Comparison)):
            node = node.left
        else:
            return False
    return node is call


def _base(statement: cst.BaseSmallStatement, argument: cst.BaseExpression) -> str:
    if isinstance(argument, cst.Name):
        return argument.value
    target = statement.target if isinstance(statement, cst.AnnAssign) else None
    if isinstance(statement, cst.Assign):
        target = statement.targets[0].target
    if isinstance(target, cst.Name):
        return target.value
    words = re.findall(r"[A-Za-z_]\w*", "".join(_words(argument)))
    return words[-1] if words else "input"


def _words(argument: cst.BaseExpression) -> Iterator[str]:
    if isinstance(argument, cst.Attribute):
        yield argument.attr.value
    elif isinstance(argument, cst.Subscript):
        index = argument.slice[0].slice
        if isinstance(index, cst.Index) and isinstance(index.value, cst.SimpleString):
            yield str(literals.text(index.value))
