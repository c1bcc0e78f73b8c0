"""Silent: class numbers from argmax are integers."""
from torch import nn
from torch.ao.quantization import QuantStub


class RoadSurface(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.quant = QuantStub()
        self.classifier = nn.Linear(256, classes)

    def forward(self, pooled):
        logits = self.classifier(self.quant(pooled))
        surface = logits.argmax(dim=-1)
        slippery = surface >= 1
        return slippery
