"""Silent: each has its own."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OwnStubs(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        feat = self.feat_quant(inputs["feat"])
        mask = self.mask_quant(inputs["mask"].float())
        return self.dequant(feat * mask)
