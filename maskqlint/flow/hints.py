"""What annotations and comments say of a value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import literals, stubs
from maskqlint.flow.values import (
    SCALAR,
    Kind,
    Tensor,
    Value,
    union,
)
from maskqlint.project.symbols import FunctionSymbol, dotted_name

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def declared(
    it: Interpreter, node: cst.BaseExpression, symbol: FunctionSymbol | None = None
) -> Value:
    """A value that the user says is quantized."""
    return (stubs.declared(it, node, symbol),)


_ANNOTATED_KINDS: dict[str, Kind] = {
    "BoolTensor": "bool",
    "LongTensor": "int",
    "IntTensor": "int",
    "ShortTensor": "int",
    "CharTensor": "int",
    "ByteTensor": "int",
    "FloatTensor": "float",
    "HalfTensor": "float",
    "DoubleTensor": "float",
}


_OTHERS = frozenset({"int", "bool", "float", "str", "bytes", *_ANNOTATED_KINDS}) - {
    "FloatTensor",
    "HalfTensor",
    "DoubleTensor",
}


def says_otherwise(parameter: cst.Param) -> bool:
    """Whether a parameter's annotation or default says that it is no quantized tensor."""
    default = parameter.default
    if isinstance(default, cst.SimpleString):
        return True
    if isinstance(default, cst.Name) and default.value in ("True", "False"):
        return True
    if parameter.annotation is None:
        return False
    names = [name.rpartition(".")[2] for name in _annotation_names(parameter.annotation.annotation)]
    return any(name in _OTHERS for name in names) and all(
        name in _OTHERS or name in ("None", "Optional") for name in names
    )


def annotated(
    it: Interpreter,
    value: Value,
    annotation: cst.Annotation,
    node: cst.BaseExpression,
    symbol: FunctionSymbol | None = None,
) -> Value:
    """The value with what its annotation adds where nothing better is known."""
    names = list(_annotation_names(annotation.annotation))
    last = [name.rpartition(".")[2] for name in names]
    if "QTensor" in last and not any(isinstance(one, Tensor) and not one.is_entry for one in value):
        return declared(it, node, symbol)
    open_ones = [one for one in value if isinstance(one, Tensor) and one.is_entry]
    if not open_ones or len(names) > 2:
        return value
    for name in last:
        kind = _ANNOTATED_KINDS.get(name)
        if kind is not None:
            return tuple(
                replace(one, kind=kind) if isinstance(one, Tensor) and one.kind == "any" else one
                for one in value
            )
    if last and all(name in ("int", "bool", "float", "str", "None", "Optional") for name in last):
        kept = tuple(one for one in value if not (isinstance(one, Tensor) and one.is_entry))
        return union((kept, SCALAR))
    return value


def _annotation_names(node: cst.BaseExpression) -> list[str]:
    """The plain names in an annotation: `Optional[torch.BoolTensor]`, `"QTensor"`, `A | None`."""
    if isinstance(node, cst.SimpleString):
        text = literals.text(node)
        try:
            return _annotation_names(cst.parse_expression(str(text)))
        except (cst.ParserSyntaxError, TypeError):
            return []
    dotted = dotted_name(node)
    if dotted is not None:
        return [dotted]
    if isinstance(node, cst.Subscript):
        head = dotted_name(node.value) or ""
        if head.rpartition(".")[2] in ("Optional", "Union", "Annotated", "Final", "ClassVar"):
            return [
                name
                for element in node.slice
                if isinstance(element.slice, cst.Index)
                for name in _annotation_names(element.slice.value)
            ]
        return []
    if isinstance(node, cst.BinaryOperation):
        return [*_annotation_names(node.left), *_annotation_names(node.right)]
    return []
