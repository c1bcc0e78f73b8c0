"""After DeQuantStub the values are still rounded: a target is hardly ever met."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class AccuracyHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.regress = nn.Linear(64, 1)

    def forward(self, feat, target):
        pred = self.dequant(self.regress(self.quant(feat)))
        correct = (pred == target).float()  #> MQ103: pred == target
        return pred, correct.mean()
