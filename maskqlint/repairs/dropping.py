"""A call that gives way to its operand: a stub too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.findings import Edit, Position, Span
from maskqlint.repairs.tree import walk

if TYPE_CHECKING:
    from maskqlint.repairs.builder import Builder


def dropped(builder: Builder, call: cst.CSTNode, operand: cst.BaseExpression) -> Edit:
    """The operand in the place of a call; of `x = self.quant(x)`, nothing."""
    comments = [each.value for each in walk(call) if isinstance(each, cst.Comment)]
    statement = builder.tree.parent(call)
    if (
        not comments
        and isinstance(operand, cst.Name)
        and isinstance(statement, cst.Assign)
        and len(statement.targets) == 1
        and isinstance(statement.targets[0].target, cst.Name)
        and statement.targets[0].target.value == operand.value
    ):
        return _removed(builder, statement)
    text, span = builder.fitting(builder.text(operand), call, operand), builder.span(call)
    behind = builder.source.line(span.end.row)[span.end.column - 1 :]
    if len(comments) == 1 and comments[0] not in text and "\n" not in text and not behind.strip():
        return Edit(builder.path, span, f"{text}  {comments[0]}")
    return builder.replace(call, text)


def _removed(builder: Builder, statement: cst.BaseSmallStatement) -> Edit:
    """A statement taken out with its line; `pass` where a block must have one, or another follows."""
    span, source = builder.span(statement), builder.source
    line = builder.tree.parent(statement)
    block = builder.tree.parent(line) if line is not None else None
    if not isinstance(line, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
        return builder.replace(statement, "pass")
    if line.body[-1] is not statement:
        after = line.body[list(line.body).index(statement) + 1]
        return Edit(builder.path, Span(span.start, builder.span(after).start), "")
    if len(line.body) > 1 or not isinstance(block, cst.IndentedBlock) or len(block.body) == 1:
        return builder.replace(statement, "pass")
    behind = source.line(span.end.row)[span.end.column - 1 :]
    if behind.lstrip().startswith("#"):
        blanks = len(behind) - len(behind.lstrip())
        end = Position(span.end.row, span.end.column + blanks)
        return Edit(builder.path, Span(span.start, end), "")
    return Edit(builder.path, Span(Position(span.start.row, 1), Position(span.end.row + 1, 1)), "")
