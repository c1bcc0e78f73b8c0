import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    """A part returns a dict or a tuple; a string picks nothing from a tuple."""

    def __init__(self, mode="dict"):
        super().__init__()
        self.quant = QuantStub()
        self.quant_context = QuantStub()
        self.mode = mode

    def part(self, x, valid):
        if self.mode == "dict":
            return {"last": self.quant(x), "near": valid > 2}
        return self.quant(x), valid > 0

    def forward(self, x, valid, context):
        out = self.part(x, valid)
        c = self.quant_context(context)
        gated = c * out["near"]  #> MQ201
        return gated + c * out["last"]
