"""Silent: subscripts that only read, and a name that is bound again."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ReadOnly(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(3, 16)

    def forward(self, points):
        points = self.quant(points)
        near = points[:, :100]
        points = near[..., :3]
        first, last = points[:, 0], points[:, -1]
        return self.dequant(self.fc(points)), self.dequant(first), self.dequant(last)
