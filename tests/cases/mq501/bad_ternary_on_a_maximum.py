"""A conditional expression that looks at a quantized value."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EarlyExit(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.first = nn.Linear(16, 4)
        self.second = nn.Linear(4, 4)

    def forward(self, x):
        x = self.first(self.quant(x))
        x = x if x.max() > 0.5 else self.second(x)  #> MQ501: x.max() > 0.5
        return self.dequant(x)
