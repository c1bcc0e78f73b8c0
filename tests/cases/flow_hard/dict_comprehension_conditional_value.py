import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Select(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, step):
        d = {k: (self.quant(v) if k == "x" else v) for k, v in (("x", x), ("step", step))}
        a = d["x"] == 3  #> MQ101
        b = d["step"] == 3
        inverse = {n: v for v, n in ((d["x"], "seen"), (step, "count"))}
        c = inverse["seen"] == 3  #> MQ101
        e = inverse["count"] == 3
        return a, b, c, e
