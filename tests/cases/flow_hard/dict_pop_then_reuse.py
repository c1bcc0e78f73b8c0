import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Trunk(nn.Module):
    """Pops the quantized entry, then stores the raw one under the same key."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch):
        work = {"x": self.quant(batch["x"]), "kind": batch["kind"]}
        x = work.pop("x")
        near = x >= 1  #> MQ102
        work["x"] = batch["x"]
        far = work["x"] >= 1
        kind = work.pop("kind", None)
        same = None
        if kind is not None:
            same = kind == 1
        return self.dequant(x), near, far, same
