"""The mask is a float, but passed no quantizer."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SlotPooling(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)
        self.gain = nn.Parameter(torch.ones(dim))
        self.register_buffer("taper", torch.linspace(1.0, 0.0, dim))

    def forward(self, slots, weights):
        alive = (slots.abs().sum(-1, keepdim=True) > 0).float()
        q = self.fc(self.quant(slots))
        a = q * alive  #> MQ202
        b = q * (1.0 - alive)  #> MQ202
        c = q + alive * -100.0  #> MQ202
        d = q * self.mask_quant(alive)
        e = q * self.gain
        f = q * self.taper
        g = q * weights
        h = q * 0.5 + 1
        k = q + torch.randn(1, 32)
        return self.dequant(d), a, b, c, e, f, g, h, k
