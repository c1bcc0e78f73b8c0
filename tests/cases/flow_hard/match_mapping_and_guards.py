import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y, mode):
        record = {"kind": "q", "data": self.quant(x), "extra": y}
        match record:
            case {"kind": "q", "data": d, **rest}:
                a = d == 1  #> MQ101
                b = rest["extra"] == 1
            case _:
                a = b = None
        match mode:
            case "int" | "long":
                c = record["data"].long()  #> MQ301
            case [first, *_]:
                c = first
            case str() if len(mode) == 1:
                c = y.long()
            case _:
                c = None
        return a, b, c
