"""one_hot gives int64, although it holds zeros and ones."""
import torch
from torch import nn
from torch.nn import functional as F
from torch.quantization import DeQuantStub, QuantStub


class ManeuverCode(nn.Module):
    def __init__(self):
        super().__init__()
        self.code_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(6, 32)

    def forward(self, maneuver):
        code = F.one_hot(maneuver, num_classes=6)
        code = self.code_quant(code)  #> MQ503
        return self.dequant(torch.relu(self.fc(code)))
