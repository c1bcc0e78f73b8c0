"""Two objects of one class, one wrong line: one finding."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Gate(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, open_):
        return self.fc(x) * open_  #> MQ201


class TwoGates(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.small = Gate(16)
        self.large = Gate(16)

    def forward(self, x, age):
        x = self.quant(x)
        x = self.small(x, age > 2)
        return self.dequant(self.large(x, age > 5))
