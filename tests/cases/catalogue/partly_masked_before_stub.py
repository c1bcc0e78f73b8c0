"""Products before the stub are float code, whatever they multiply."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MaskThenQuant(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def clean(self, x, exists):
        hit = exists == 1
        x = x * hit.unsqueeze(-1)
        x = x * hit.unsqueeze(-1).float()
        x = x + hit.unsqueeze(-1).int()
        x[~hit] = 0.0
        inverse = 1 - hit.float()
        nan = torch.isnan(x)
        x = torch.where(nan, torch.zeros_like(x), x)
        return x * (1 - inverse.unsqueeze(-1))

    def forward(self, x, exists):
        x = self.clean(x, exists)
        out = self.fc(self.quant(x))
        return self.dequant(out), exists.any(), exists != 0
