"""Silent: every branch has one stub."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ByModality(nn.Module):
    def __init__(self):
        super().__init__()
        self.camera_quant = QuantStub()
        self.radar_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(64, 64)

    def forward(self, x, kind="camera"):
        if kind == "camera":
            x = self.camera_quant(x)
        else:
            x = self.radar_quant(x)
        return self.dequant(self.fc(x))
