import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({"img": QuantStub(), "bev": QuantStub()})
        self.layers = nn.ModuleDict({"a": nn.Linear(4, 4), "b": nn.Linear(4, 4)})

    def forward(self, inputs, raw):
        out = []
        for i, (name, layer) in enumerate(self.layers.items()):
            raw = layer(raw)
            out.append((i, name, raw == 1))
        for i, (name, stub) in enumerate(self.quants.items()):
            q = stub(inputs[name])
            out.append((i, name, q == 1))  #> MQ101
        q = self.layers["a"](self.quants["img"](inputs["img"]))
        return out, q <= -1  #> MQ102
