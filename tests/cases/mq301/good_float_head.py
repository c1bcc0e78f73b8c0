"""Silent: a float layer behind the dequantizer leaves no grid."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class AgeRegressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Linear(64, 64)
        self.regress = nn.Linear(64, 1)

    def forward(self, x):
        x = self.dequant(self.backbone(self.quant(x)))
        return self.regress(x).int()
