import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleDict({"a": QuantStub(), "b": QuantStub(), "c": QuantStub()})
        self.dequant = DeQuantStub()

    def forward(self, x):
        out = {"a": self.stubs["a"](x)}
        again = self.stubs["b"](out["a"].flatten(1))  #> MQ502
        free = self.stubs["c"](self.dequant(out["a"]))
        out["a"] = x
        return again, free, out
