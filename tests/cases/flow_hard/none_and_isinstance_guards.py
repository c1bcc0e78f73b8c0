import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def as_tensor(self, value):
        if value is None:
            return None
        if isinstance(value, (list, tuple)):
            return self.quant(torch.cat(value))
        if isinstance(value, dict):
            return value["x"]
        return None

    def forward(self, x, y):
        a = self.as_tensor([x, x])
        b = self.as_tensor({"x": x})
        c = self.as_tensor(None)
        return a == 1, b == 2, c is None, b.int(), y == a.shape[0]  #> MQ101
