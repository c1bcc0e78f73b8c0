"""Silent: the name that held the quantized tensor holds the raw labels by then."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TwoStage(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, 8, 3)

    def forward(self, batch):
        x = self.quant(batch["image"])
        out = self.dequant(self.stem(x))
        x = batch["label"]
        positive = x == 1
        return out, positive
