"""Silent: a class of one's own defines what a subscript assignment does."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Registry:
    def __init__(self):
        self.entries = {}

    def __setitem__(self, key, value):
        self.entries[key] = value


class Recorder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, image):
        record = Registry()
        record["input"] = self.quant(image)
        feat = self.conv(self.quant(image))
        record["feat"] = feat
        return self.dequant(feat)
