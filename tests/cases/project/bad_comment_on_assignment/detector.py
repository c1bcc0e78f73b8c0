"""A comment on the result of a module that a registry builds."""
from registry import build_from_cfg
from sky import without_sky
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SkyDetector(nn.Module):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = build_from_cfg(backbone)
        self.image_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image, labels):
        image = self.image_quant(image)
        feats = self.backbone(image)  # maskqlint: quantized
        return self.dequant(without_sky(feats, labels != 10))
