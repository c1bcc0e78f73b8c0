"""MQ503: stub-on-non-float."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Operand, Quantize
from maskqlint.flow.values import Words, step
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text


class StubOnNonFloat(Rule):
    """## What it does
    Reports a stub on a bool or integer tensor.

    ## Why is this bad?
    Stubs take float tensors. A bool has no range to observe; tokens and indices must not be rounded at all.

    ## Example
    ```python
    m = self.quant(x > 0)
    ```

    ## Use instead
    ```python
    m = self.quant((x > 0).to(torch.float))
    ```

    ## Fix safety
    Unsafe: the stub's result is float where it was bool.

    ## References
    Horizon's rules for QuantStub.
    """

    code = "MQ503"
    name = "stub-on-non-float"
    severity = Severity.ERROR
    messages: ClassVar = {
        "kind": Text(
            "{value} is {kind} tensor; {stub} takes float tensors only",
            "{value} 不是浮点张量（{kind}）；{stub} 只接受浮点张量",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LaneTypeInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes):
        kind = self.type_quant(lanes["kind"].long())  #> MQ503
        return self.dequant(kind)
"""),
        Example("""\
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RowIndexInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image):
        rows = torch.ones(1, 1, 64, dtype=torch.int32)
        rows = rows.expand(4, -1, -1)
        return self.dequant(self.row_quant(rows)), image  #> MQ503: self.row_quant(rows)
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FieldOfView(nn.Module):
    def __init__(self, size=128):
        super().__init__()
        self.view_quant = QuantStub()
        self.bev_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.register_buffer("in_view", torch.zeros(size, size, dtype=torch.bool))

    def forward(self, bev):
        in_view = self.view_quant(self.in_view)  #> MQ503
        return self.dequant(self.bev_quant(bev) * in_view)
"""),
    )
    VALID: ClassVar = (
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class PlainInputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.id_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, ids, mask):
        ids = self.id_quant(ids)
        mask = self.mask_quant(mask)
        return self.dequant(ids * mask)
""",
        """\
from torch import FloatTensor, LongTensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AnnotatedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(16, 8)
        self.fc = nn.Linear(8, 8)

    def forward(self, state: FloatTensor, kind: LongTensor):
        state = self.fc(self.state_quant(state))
        return self.dequant(state) + self.table(kind)
""",
        """\
from torch import LongTensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CodeBook(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = nn.Embedding(512, 64)
        self.code_stub = QuantStub()
        self.dequant = DeQuantStub()
        self.decode = nn.Linear(64, 3)

    def forward(self, codes: LongTensor):
        latent = self.quant(codes)
        return self.dequant(self.decode(self.code_stub(latent)))
""",
    )

    cause = "dtype"

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        tensor = quantize.operand.tensor
        if tensor is None or tensor.kind not in ("bool", "int"):
            return
        made = None
        if tensor.made is not None and tensor.trace is None:
            made = step(tensor.made, Words(f"{tensor.kind} made"), None)
        yield self.report(
            quantize,
            "kind",
            ways=[tensor.trace, made],
            details={"operand": quantize.operand},
            value=quantize.operand.node or "its operand",
            kind="a bool" if tensor.kind == "bool" else "an integer",
            stub=quantize.grid.stub,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        operand = report.details["operand"]
        assert isinstance(operand, Operand)
        if operand.node is None:
            yield builder.advice("cast to float first, or leave the stub out")
            return
        new = builder.to_float(builder.atom(operand.node))
        message = "cast to float first (where the stub's result need not be bool or integer)"
        yield builder.unsafe(message, builder.replace(operand.node, new))
