"""The base's forward calls an abstract method that a subclass in a third file implements."""
import concrete
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.masker = concrete.ProductMasker()

    def forward(self, feat, labels):
        feat = self.quant(feat)
        return self.dequant(self.masker(feat, labels == 255))
