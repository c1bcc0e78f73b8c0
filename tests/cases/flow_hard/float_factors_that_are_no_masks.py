import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    """Floats meet a quantized tensor, none of them made of a mask."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.gain = nn.Parameter(torch.ones(4))
        self.fc = nn.Linear(4, 4)

    def forward(self, x, w):
        q = self.quant(x)
        m = (w > 0).float()
        a = q * w
        b = q * self.gain
        c = q * m.mean()
        d = q * self.fc(m)
        e = q * torch.softmax(w, -1)
        f = q * (m * w)
        g = q + torch.linspace(0.0, 1.0, 4)
        h = q * F.normalize(w, dim=-1)
        i = w * (w > 0), w * m
        return a, b, c, d, e, f, g, h, i
