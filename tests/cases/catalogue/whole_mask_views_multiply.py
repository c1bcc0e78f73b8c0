"""The mask has its own stub; views of it multiply. That is the repair, not the mistake."""
import torch
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ProperMask(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)
        self.ff = FloatFunctional()

    def forward(self, agents, valid):
        x = self.fc(self.quant(agents))
        valid = self.quant_mask(valid.float())
        x = self.ff.mul(x, valid.unsqueeze(-1))
        x = x * valid.view(x.shape[0], -1, 1).expand_as(x)
        dead = valid == 0
        x = x.masked_fill(dead.unsqueeze(-1), 0.0)
        alive = torch.logical_not(dead)
        return self.dequant(torch.where(alive.unsqueeze(-1), x, torch.zeros_like(x)))
