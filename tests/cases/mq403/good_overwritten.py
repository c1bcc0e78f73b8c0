"""Silent: the filled tensor is dropped; the stub gets a new one under the same name."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Replaced(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.pos = nn.Linear(3, 32)

    def forward(self, coords, clean, outside):
        coords = coords.masked_fill(outside > 0, 1e9)
        order = coords.argmin(dim=1)
        coords = clean
        return self.dequant(self.pos(self.quant(coords))), order
