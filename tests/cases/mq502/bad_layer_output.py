"""A layer's output is quantized already."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TwoStage(nn.Module):
    def __init__(self):
        super().__init__()
        self.image_quant = QuantStub()
        self.feat_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Sequential(nn.Conv2d(3, 32, 3), nn.ReLU())
        self.neck = nn.Conv2d(32, 32, 1)

    def forward(self, image):
        feat = self.backbone(self.image_quant(image))
        feat = self.feat_quant(feat)  #> MQ502
        return self.dequant(self.neck(feat))
