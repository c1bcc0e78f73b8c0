"""Many feature levels in a loop, then the padding."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DeformableInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lateral = nn.Conv2d(256, 256, 1)

    def forward(self, feats, padding):
        levels = []
        for feat in feats:
            levels.append(self.dequant(self.lateral(self.quant(feat))))
        padding = self.quant(padding)  #> MQ402
        return levels, self.dequant(padding)
