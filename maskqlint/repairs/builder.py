"""The text edits of one report: what the source says, what is put in its place, and where lines are added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.findings import Applicability, Edit, Fix, Position, Span
from maskqlint.flow.events import sort_of
from maskqlint.project.symbols import dotted_name
from maskqlint.repairs.definitions import reaching
from maskqlint.repairs.purity import is_in_place
from maskqlint.repairs.texts import Texts
from maskqlint.repairs.tree import has_effects, walk

if TYPE_CHECKING:
    from maskqlint.flow.events import Arithmetic, Operand, SetItem, Sort
    from maskqlint.flow.values import Grid, Site
    from maskqlint.repairs.raw import Raw
    from maskqlint.repairs.stubs import OwnStub

_HOLDERS = (
    *(cst.Assign, cst.AnnAssign, cst.AugAssign, cst.Return, cst.Expr, cst.Assert),
    *(cst.If, cst.While, cst.Index, cst.Element, cst.DictElement, cst.FormattedStringExpression),
)
_SIGN = re.compile(r"\s*(?:[<>=!]+|is\s+not|not\s+in|is|in)")


class Builder(Texts):
    """Makes the edits for one report; nodes are those of the event's top-level statement."""

    def at(self, site: Site) -> Builder:
        """A builder for another place than the event's, perhaps in another file."""
        return Builder(self.report, site)

    # -- fixes

    def call_instead(self, node: cst.BaseExpression, text: str) -> Edit:
        """Put a call in a node's place, and in that of parentheses which it does not need."""
        edit = self.replace(node, text)
        start = self.source.offset(edit.span.start)
        end = self.source.offset(edit.span.end)
        code = self.source.text
        if (
            len(node.lpar) != 1
            or edit.content != text
            or code[start - 1 : start] != "("
            or code[end : end + 1] != ")"
            or code[start - 2 : start - 1].isidentifier()
        ):
            return edit
        span = Span(self.source.position(start - 1), self.source.position(end + 1))
        return Edit(self.path, span, text)

    def replace(self, node: cst.CSTNode, text: str) -> Edit:
        """Put other text in a node's place; comments that it would lose are kept in front."""
        lost: list[str] = []
        # What stands between the node and its own parentheses stays where it is.
        parentheses = {
            id(each) for each in (*getattr(node, "lpar", ()), *getattr(node, "rpar", ()))
        }
        inner = [child for child in node.children if id(child) not in parentheses]
        for each in (each for child in inner for each in walk(child)):
            if isinstance(each, cst.Comment):
                pattern = re.compile(re.escape(each.value) + r"[ \t]*(?=[\r\n])")
                if len(pattern.findall(text)) <= lost.count(each.value):
                    lost.append(each.value)
        if lost:
            span = self.span(node)
            line = self.source.line(span.start.row)
            indent = line[: len(line) - len(line.lstrip())].replace("\f", "")
            step = self.source.module.default_indent
            comments = "".join(f"{comment}\n{indent}{step}" for comment in lost)
            text = f"(  {comments}{text})"
        return Edit(self.path, self.span(node), text)

    def before_expression(self, node: cst.CSTNode, text: str) -> Edit:
        """Text right in front of a node."""
        start = self.span(node).start
        return Edit(self.path, Span(start, start), text)

    def before(self, statement: cst.BaseSmallStatement, text: str) -> Edit:
        """A statement in front of a simple one, on a line of its own where that is possible."""
        start = self.span(statement).start
        line = self.tree.parent(statement)
        is_alone = (
            isinstance(line, cst.SimpleStatementLine)
            and len(line.body) == 1
            and isinstance(self.tree.parent(line), (cst.IndentedBlock, type(None)))
        )
        between = "; "
        if is_alone:
            indent = self.source.line(start.row)[: start.column - 1].replace("\f", "")
            between = f"\n{indent}"
        return Edit(self.path, Span(start, start), text + between)

    def after(self, statement: cst.CSTNode, text: str) -> Edit:
        """A statement behind another one, with the indentation of that."""
        if isinstance(statement, cst.BaseSmallStatement):
            line = self.tree.parent(statement)
            if isinstance(line, cst.SimpleStatementSuite) or (
                isinstance(line, cst.SimpleStatementLine) and line.body[-1] is not statement
            ):
                end = self._end(statement)
                return Edit(self.path, Span(end, end), f"; {text}")
            assert line is not None
            statement = line
        row = self.span(statement).start.row
        first = self.source.line(row)
        indent = first[: len(first) - len(first.lstrip())].replace("\f", "")
        last = self._end(_last(statement)).row
        at = Position(last, len(self.source.line(last)) + 1)
        return Edit(self.path, Span(at, at), f"\n{indent}{text}")

    def _end(self, node: cst.CSTNode) -> Position:
        """The end of a statement's own text: libcst counts the blanks before a semicolon in."""
        span = self.span(node)
        text = self.source.slice(span)
        while isinstance(node, cst.BaseSmallStatement) and text.rstrip().endswith(";"):
            text = text.rstrip()[:-1]
        return self.source.position(self.source.offset(span.start) + len(text.rstrip()))

    def safe(self, message: str, *edits: Edit) -> Fix:
        """A repair that leaves the float model as it was."""
        return Fix(message, Applicability.SAFE, _unique(edits))

    def unsafe(self, message: str, *edits: Edit) -> Fix:
        """A repair that holds under the assumption in its message."""
        return Fix(message, Applicability.UNSAFE, _unique(edits))

    def advice(self, message: str) -> Fix:
        """What to write, where no command can know how."""
        return Fix(message, Applicability.DISPLAY, ())

    # -- expressions in their places

    def fitting(self, text: str, node: cst.CSTNode, like: cst.BaseExpression | None = None) -> str:
        """Text for a node's place, in parentheses where the place needs them.

        Args:
            like: the expression that the text is of; a comparison, if there is none.
        """
        if self.is_apart(node) or (like is not None and self.is_atom(like)):
            return text
        return f"({text})"

    @property
    def is_comparable(self) -> bool:
        """Whether another comparison may stand for the event's: nothing is written, nothing called twice."""
        node = self.site.node
        if isinstance(node, cst.Comparison):
            middle = [each.comparator for each in node.comparisons[:-1]]
            return not any(has_effects(each) for each in middle)
        return not is_in_place(node)

    def compared(self, position: int, text: str) -> Edit:
        """Put another comparison in the place of the event's; of a chain, in that of one link."""
        node = self.site.node
        if not isinstance(node, cst.Comparison):
            return self.replace(node, text if _is_call(text) else self.fitting(text, node))
        if len(node.comparisons) == 1:
            return self.call_instead(node, text) if _is_call(text) else self.replace(node, text)
        links = []
        left = node.left
        for index, target in enumerate(node.comparisons):
            sign = _SIGN.match(self.text(target))
            assert sign is not None
            written = f"{self.operand(left)} {sign[0].strip()} {self.operand(target.comparator)}"
            links.append(text if index == position else written)
            left = target.comparator
        return self.replace(node, self.fitting(" and ".join(links), node))

    def link(self, operand: cst.BaseExpression) -> int:
        """Which link of the event's chain of comparisons begins with an operand."""
        node = self.site.node
        if isinstance(node, cst.Comparison):
            for index, target in enumerate(node.comparisons):
                if target.comparator is operand:
                    return min(index + 1, len(node.comparisons) - 1)
        return 0

    def first_link(self, position: int, value: cst.BaseExpression, text: str) -> Edit | None:
        """Another number and sign at the beginning of a chain of comparisons, in front of `value`."""
        node = self.site.node
        if not isinstance(node, cst.Comparison) or position != 0 or len(node.comparisons) < 2:
            return None
        begin, end = node.left, node.comparisons[0].comparator
        if end is not value or begin.lpar:
            return None
        span = Span(self.span(begin).start, self.span(end).start)
        between = self.source.slice(span)[len(self.text(begin)) :]
        if "#" in between:
            return None
        return Edit(self.path, span, text + _SIGN.sub("", between))

    def last_link(self, position: int, value: cst.BaseExpression, text: str) -> Edit | None:
        """Another sign and number at the end of a chain of comparisons, behind `value`."""
        node = self.site.node
        if (
            not isinstance(node, cst.Comparison)
            or not 0 < position == len(node.comparisons) - 1
            or node.comparisons[position - 1].comparator is not value
        ):
            return None
        target = node.comparisons[position]
        blank = " " if self.text(target).startswith(" ") else ""
        return self.replace(target, blank + text)

    def is_certain(self, operand: Operand) -> bool | None:
        """Whether an operand is what it is on every way; None where that is a caller's to say."""
        from maskqlint.repairs.raw import stub_calls

        return self._is_certain(operand.node, stub_calls([operand]), {})

    def _is_certain(
        self,
        node: cst.CSTNode | None,
        calls: set[cst.CSTNode],
        known: dict[cst.CSTNode, bool | None],
    ) -> bool | None:
        if node is None or isinstance(node, (cst.IfExp, cst.BooleanOperation)):
            return False
        if node in calls:
            return True
        if node in known:
            return known[node]
        parts: list[cst.CSTNode] = [
            child.value if isinstance(child, cst.Arg) else child for child in node.children
        ]
        if isinstance(node, cst.Name):
            found = reaching(self.tree, node, node.value)
            if found is None:
                return False
            if found.value is None:
                return True if node.value == "self" else None
            parts = [found.value]
        elif isinstance(node, cst.Attribute):
            parts = [node.value]
        ways = [self._is_certain(part, calls, known) for part in parts]
        known[node] = False if False in ways else None if None in ways else True
        return known[node]

    def met(self, node: cst.CSTNode) -> Sort | None:
        """The one sort that meets quantized values at a node, whichever way leads there, or None."""
        found: set[Sort] = set()
        for one, other in self.report.meetings.get(node, ()):
            if (one.kind == "quantized") == (other.kind == "quantized"):
                return None
            found.add(other if one.kind == "quantized" else one)
        return found.pop() if len(found) == 1 else None

    def is_always(self, arithmetic: Arithmetic, operand: Operand) -> bool:
        """Whether an operand of the event is of one sort, whichever way leads there."""
        index = 0 if operand is arithmetic.left else 1
        sort = sort_of(operand)
        met = self.report.meetings.get(arithmetic.site.node, ())
        return all(pair[index] == sort for pair in met)

    def is_fixed(self, node: cst.BaseExpression | None) -> bool:
        """Whether an expression is a number in the source: no parameter decides."""
        from maskqlint.repairs.fixed import is_fixed

        return is_fixed(self, node)

    def negation(self) -> cst.BaseExpression | None:
        """`~(...)` or `torch.logical_not(...)` right around the event's expression."""
        node = self.site.node
        if isinstance(node, cst.Comparison) and len(node.comparisons) > 1:
            return None
        holder = self.tree.parent(node)
        if isinstance(holder, cst.UnaryOperation) and isinstance(holder.operator, cst.BitInvert):
            return holder
        call = self.tree.parent(holder) if isinstance(holder, cst.Arg) else None
        if isinstance(call, cst.Call) and len(call.args) == 1:
            name = self.resolved(call.func)
            if name in ("torch.logical_not", "torch.bitwise_not"):
                return call
        return None

    def is_apart(self, node: cst.CSTNode) -> bool:
        """Whether an expression stands where any other may stand without parentheses."""
        if getattr(node, "lpar", ()):
            return True
        holder = self.tree.parent(node)
        if isinstance(holder, cst.Arg):
            return not holder.star
        return isinstance(holder, _HOLDERS)

    # -- before the stub

    def raw(self, node: cst.BaseExpression | None, *operands: Operand) -> Raw | None:
        """An expression with the stubs that these operands have passed undone; None if not in reach."""
        from maskqlint.repairs.raw import Unrounding, stub_calls

        if node is None or node not in self.tree:
            return None
        return Unrounding(self, stub_calls(operands), node).expression(node)

    def on_raw(self, message: str, *operands: Operand) -> Fix | None:
        """The event's expression with each rounded operand as it was before its stub."""
        edits: list[Edit] = []
        for operand in operands:
            if operand.grid is None:
                continue
            raw = self.raw(operand.node, operand)
            if raw is None or operand.node is None:
                return None
            edits.extend(raw.edits)
            edits.append(self.replace(operand.node, self.in_place(raw, operand.node)))
        return self.safe(message, *edits) if edits else None

    def all_raw(self, message: str, operand: Operand) -> Fix | None:
        """An operand that rounded values were made into, of raw ones instead."""
        raw = self.raw(operand.node, operand)
        if raw is None or operand.node is None:
            return None
        place = self.in_place(raw, operand.node)
        return self.safe(message, *raw.edits, self.replace(operand.node, place))

    def quantized(self, operand: Operand, other: Operand, message: str) -> Fix | None:
        """The operand as float through a stub of its own, as what meets `other`."""
        from maskqlint.repairs.masks import quantized

        return quantized(self, operand, other, message)

    def in_place(self, raw: Raw, node: cst.BaseExpression) -> str:
        """A raw expression in the place of a node, in parentheses where it needs them."""
        return raw.text if raw.is_atom or self.is_apart(node) else f"({raw.text})"

    def masks_from_raw(self, masks: Sequence[Operand], message: str) -> Fix | None:
        """Make masks of what went into their stub; what multiplies gets a stub of its own."""
        from maskqlint.repairs.parts import masks_from_raw

        return masks_from_raw(self, masks, message)

    def own_stub(self, grid: Grid | None, *, is_binary: bool = True) -> OwnStub | None:
        """A new stub for a mask in the class around the event."""
        from maskqlint.repairs.stubs import own_stub

        return own_stub(self, grid, is_binary=is_binary)

    def filled_items(self, event: SetItem) -> Fix | None:
        """`x = x.masked_fill(mask, value)` for `x[mask] = value`."""
        from maskqlint.repairs.items import filled_items

        return filled_items(self, event)

    def out_of_place(self, call: cst.Call, method: str) -> Fix | None:
        """`x = x.masked_fill(...)` for `x.masked_fill_(...)`."""
        from maskqlint.repairs.items import out_of_place

        return out_of_place(self, call, method)

    def target_of(self, call: cst.Call) -> str | None:
        """What to write in front of what stands for an in-place operator; None where nothing fits."""
        from maskqlint.repairs.items import target_of

        return target_of(self, call)

    def holder_of_value(self, node: cst.CSTNode) -> cst.BaseExpression | None:
        """What an assignment to items writes, if the node is its only target."""
        holder = self.tree.parent(node)
        if not isinstance(holder, cst.AssignTarget):
            return None
        statement = self.tree.parent(holder)
        return statement.value if isinstance(statement, cst.Assign) else None

    def dequantizer(self) -> str | None:
        """How the class around the event spells its DeQuantStub."""
        from maskqlint.repairs.stubs import self_name

        around = self.tree.method(self.site.node)
        name = self_name(around[1]) if around is not None else None
        if around is None or name is None:
            return None
        for each in walk(around[0].body):
            if isinstance(each, cst.Assign) and isinstance(each.value, cst.Call):
                target = dotted_name(each.targets[0].target) or ""
                made = self.resolved(each.value.func).rpartition(".")[2]
                if made.lower() == "dequantstub" and target.count(".") == 1:
                    return f"{name}.{target.partition('.')[2]}"
        return None

    def is_dequantizing(self, node: cst.Call) -> bool:
        """Whether a call is that of a DeQuantStub which the class around it makes."""
        name = dotted_name(node.func) or ""
        holder = self.tree.method(node)
        if len(node.args) != 1 or node.args[0].star or name.count(".") != 1 or holder is None:
            return False
        for each in walk(holder[0].body):
            if isinstance(each, cst.Assign) and isinstance(each.value, cst.Call):
                target = dotted_name(each.targets[0].target)
                made = self.resolved(each.value.func).rpartition(".")[2]
                if target == name and made.lower() == "dequantstub":
                    return True
        return False


def _is_call(text: str) -> bool:
    """Whether a text that was put together here is a call."""
    return text.endswith(".logical_not()") or ".logical_not(" in text[: text.find("(") + 1]


def _last(node: cst.CSTNode) -> cst.CSTNode:
    """The last simple statement in a compound one."""
    while not isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
        inner = [
            each
            for each in walk(node)
            if isinstance(each, (cst.SimpleStatementLine, cst.SimpleStatementSuite))
        ]
        if not inner:
            return node
        node = inner[-1]
    return node


def _unique(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(dict.fromkeys(edits))
