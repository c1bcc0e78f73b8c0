import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

LEVELS = (1, 2)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.names = {"a": 1}

    def forward(self, x, key="a"):
        q = self.quant(x)
        hit = torch.isin(q, torch.tensor(LEVELS))  #> MQ101
        none = torch.isin(q, torch.tensor([0.0]))
        known = key in self.names and 1 in LEVELS
        raw = torch.isin(x, torch.tensor(LEVELS))
        return hit, none, raw, known
