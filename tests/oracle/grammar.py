"""Random models: stubs, masks, operators, calls and branches put together by chance.

Every model runs in float: an operator that torch itself refuses is in no production.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from tests.oracle.inputs import Line

ARGUMENTS = (
    "data(2, 4, 6), data(2, 4, 6), flags(2, 4, 6), packed(2, 4, 7), data(2, 4, 6), use=False",
    "data(2, 4, 6), data(2, 4, 6), flags(2, 4, 6), packed(2, 4, 7), data(2, 4, 6), use=True",
)
"""What a model is called on: once for each way through its branches."""
LINES = tuple(Line("Net()", arguments) for arguments in ARGUMENTS)
MOST_STATEMENTS = 7

_HEAD = """\
import torch
from {package} import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Gate(nn.Module):
    def forward(self, value, gate):
        return value * gate


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_y = QuantStub()
        self.mask_quant = QuantStub()
        self.packed_quant = QuantStub()
        self.gate_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(6, 6)
        self.gate = Gate()

    def shifted(self, value, other):
        return value + other

    def forward(self, x, y, mask, packed, depth, use=False):
"""
_START = {"raw": ["x", "y", "depth"], "raw_mask": ["mask"], "raw_packed": ["packed"]}


class Pick(Protocol):
    """Takes one of several things by chance."""

    def __call__(self, options: Sequence[str], /) -> str: ...


Production = tuple[str, str]
"""The kind that an expression has, and the expression, with the kinds of its parts in braces."""

_PRODUCTIONS: tuple[Production, ...] = (
    ("data", "self.quant({raw})"),
    ("data", "self.quant_y({raw})"),
    ("mask", "self.mask_quant({raw_mask})"),
    ("packed", "self.packed_quant({raw_packed})"),
    ("data", "self.fc({data})"),
    ("data", "torch.relu({data})"),
    ("data", "{data}.unsqueeze(0).squeeze(0)"),
    ("data", "{data} + {data}"),
    ("data", "{data} * 0.5"),
    ("data", "{data} * {mask}"),
    ("data", "{data} * {bool}"),
    ("data", "{data} * {float_mask}"),
    ("data", "{data} + {int_mask}"),
    ("data", "torch.mul({data}, {bool})"),
    ("data", "self.gate({data}, {gate})"),
    ("data", "self.shifted({data}, {gate})"),
    ("data", "{data} * self.gate_quant({float_mask})"),
    ("data", "{data}.masked_fill({bool}, 0.0)"),
    ("data", "torch.where({bool}, {data}, torch.zeros_like({data}))"),
    ("data", "1.0 - {mask}"),
    ("data", "{data}.cumsum(dim=-1)"),
    ("data", "self.quant_y({data})"),
    ("data", "{packed}[..., :-1] * {packed}[..., -1:]"),
    ("data", "{packed}[..., :-1].masked_fill({packed}[..., -1:] == 0, 0.0)"),
    ("bool", "{raw} > 0"),
    ("bool", "{raw_mask} == 1"),
    ("bool", "torch.logical_not({bool})"),
    ("bool", "torch.logical_and({bool}, {bool})"),
    ("bool", "~{bool}"),
    ("bool", "{mask} == 1"),
    ("bool", "{mask} == 0"),
    ("bool", "{mask} > 0.5"),
    ("bool", "{mask} >= 1"),
    ("bool", "{mask} != 0"),
    ("bool", "torch.eq({mask}, 1.0)"),
    ("bool", "self.dequant({mask}) == 1"),
    ("bool", "torch.logical_not({mask} == 0)"),
    ("bool", "torch.isnan({data})"),
    ("bool", "torch.isin({mask}, torch.tensor([1.0]))"),
    ("bool", "[{mask}, {data}][0] == 1"),
    ("bool", "(lambda one: one == 1)({mask})"),
    ("bool", "{mask}.max() == 1"),
    ("bool", "{mask}.bool()"),
    ("data", "{data}.mul({float_mask})"),
    ("data", "torch.maximum({data}, {float_mask})"),
    ("data", "{data} * ({mask} > 0.5).float()"),
    ("data", "{data} - {mask}.argmax(dim=-1, keepdim=True)"),
    ("data", "{data} + torch.zeros(2, 4, 6).masked_fill({bool}, -100.0)"),
    ("float_mask", "({bool}).to(torch.float)"),
    ("float_mask", "({bool}).float()"),
    ("int_mask", "({bool}).to(torch.int16)"),
    ("int_mask", "({bool}).long()"),
    ("int", "{mask}.int()"),
    ("int", "self.dequant({mask}).to(torch.long)"),
    ("index", "{mask}.argmax(dim=-1)"),
    ("mask", "self.quant({float_mask})"),
    ("mask", "self.gate_quant({bool})"),
)
_GATES = {"gate": ("bool", "float_mask", "mask", "data")}


class Grammar:
    """Writes one model."""

    def __init__(self, pick: Pick) -> None:
        self.pick = pick
        self.names = {kind: list(names) for kind, names in _START.items()}
        self.results: list[str] = []
        self.rows: list[str] = []

    def model(self) -> str:
        """The source of a model."""
        package = self.pick(("torch.quantization", "horizon_plugin_pytorch.quantization"))
        self._assign("data", "self.quant(x)")
        self._assign("mask", "self.mask_quant(mask)")
        self._assign("packed", "self.packed_quant(packed)")
        self._assign("bool", "depth > 0")
        self._assign("float_mask", f"({self.names['bool'][0]}).to(torch.float)")
        self._assign("int_mask", f"({self.names['bool'][0]}).to(torch.int32)")
        for _ in range(int(self.pick([str(n) for n in range(1, MOST_STATEMENTS + 1)]))):
            self._statement()
        returned = ", ".join(self.results)
        body = "".join(f"        {row}\n" for row in self.rows)
        return f"{_HEAD.format(package=package)}{body}        return {returned}\n"

    def _statement(self) -> None:
        kind, text = self._production()
        form = self.pick(("plain", "plain", "plain", "branch", "loop", "guard"))
        if form == "branch":
            self._assign(kind, text)
            other = self._expression(kind)
            self.rows.append("if use:")
            self.rows.append(f"    {self.names[kind][-1]} = {other}")
        elif form == "guard":
            self._assign(kind, text)
            self.rows.append(f"if {self._name('mask')}.sum() > 0:")
            self.rows.append(f"    {self.names[kind][-1]} = {self._expression(kind)}")
        elif form == "loop" and kind == "data":
            self._assign(kind, text)
            name = self.names[kind][-1]
            self.rows.append("for _ in range(2):")
            self.rows.append(f"    {name} = {name} * {self._name(self.pick(('mask', 'data')))}")
        else:
            self._assign(kind, text)

    def _production(self) -> Production:
        kind, template = _PRODUCTIONS[int(self.pick([str(n) for n in range(len(_PRODUCTIONS))]))]
        return kind, self._filled(template)

    def _expression(self, kind: str) -> str:
        of_kind = [template for each, template in _PRODUCTIONS if each == kind]
        return self._filled(self.pick(of_kind))

    def _filled(self, template: str) -> str:
        while "{" in template:
            before, _, rest = template.partition("{")
            kind, _, after = rest.partition("}")
            kind = self.pick(_GATES[kind]) if kind in _GATES else kind
            template = f"{before}{self._name(kind)}{after}"
        return template

    def _name(self, kind: str) -> str:
        return self.pick(self.names[kind])

    def _assign(self, kind: str, text: str) -> None:
        name = f"{kind}_{len(self.rows)}"
        self.names.setdefault(kind, []).append(name)
        self.results.append(name)
        self.rows.append(f"{name} = {text}")


def grown(pick: Callable[[Sequence[str]], str]) -> str:
    """A model's source."""
    return Grammar(pick).model()
