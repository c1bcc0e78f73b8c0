"""Silent: whether the generated gate is a bool cannot be known."""
from mmdet3d.registry import MODELS
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GatedFusion(nn.Module):
    def __init__(self, gate):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = MODELS.build(gate)

    def forward(self, feat, img_metas, mask):
        valid = self.gate(img_metas)
        feat = self.quant(feat)
        return self.dequant(feat * valid), self.dequant(feat * mask)
