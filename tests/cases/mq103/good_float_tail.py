"""Silent: float layers after the dequantizer give values on no grid."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EnsembleVote(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, 16, 3)
        self.heads = nn.ModuleList(nn.Linear(16, 2) for _ in range(2))

    def forward(self, image, target):
        feat = self.dequant(self.stem(self.quant(image))).mean((2, 3))
        first = self.heads[0](feat)
        second = self.heads[1](feat)
        return first == second, second == target
