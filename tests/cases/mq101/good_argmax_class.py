"""Silent: argmax returns whole numbers that no stub has rounded."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SegmentationHead(nn.Module):
    def __init__(self, num_classes=19):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.classifier = nn.Conv2d(64, num_classes, 1)

    def forward(self, feat):
        logits = self.classifier(self.quant(feat))
        labels = logits.argmax(dim=1)
        return self.dequant(logits), labels == 1, labels != 255
