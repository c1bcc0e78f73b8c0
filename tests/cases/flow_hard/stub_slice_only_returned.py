import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    """Comparisons of a slice leave the model; nothing is masked with them."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, x):
        q = self.quant(x)
        on = q[..., -1] > 0.5
        off = q[..., -1] == 0
        exact = q[..., 0] == 1  #> MQ101
        deep = self.fc(q)
        out = deep.masked_fill(deep > 0.5, 0.0)
        return self.dequant(out), on, off, exact
