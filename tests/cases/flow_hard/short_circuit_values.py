import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_b = QuantStub()

    def forward(self, x, bias=None, flip: bool = False):
        q = self.quant(x)
        extra = bias is not None and self.quant_b(bias)
        a = extra is not False and extra == 1  #> MQ101
        t = flip and q.flip(-1) if flip else q
        b = t == 1  #> MQ101
        name = None or "x"
        c = {name: x}["x"] == 1
        return a, b, c, (q if flip else x) >= 1, (x if flip else bias) is None  #> MQ102
