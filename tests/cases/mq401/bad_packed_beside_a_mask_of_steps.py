import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class History(nn.Module):
    """A stub on which nothing but 0/1 goes is cut into steps."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_valid = QuantStub()
        self.quant_all = QuantStub()
        self.fc = nn.Linear(3, 3)

    def forward(self, x, valid):
        keep = self.quant_valid((valid > 0).float())
        h = self.fc(self.quant(x))
        for t in range(4):
            h = h * keep[:, t].unsqueeze(-1)
        return h.masked_fill((keep[:, -1] == 0).unsqueeze(-1), 0.0)

    def packed(self, x):
        x = self.quant_all(x)  #> MQ401
        keep = x[..., -1:]
        return x[..., :-1] * keep
