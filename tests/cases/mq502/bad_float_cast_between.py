"""`.float()` of a QTensor is still a QTensor."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CastBetween(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = QuantStub()
        self.second = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(24, 24)

    def forward(self, x):
        x = self.fc(self.first(x)).float()
        x = self.second(x)  #> MQ502
        return self.dequant(x)
