"""Assignment expressions, early returns, try/finally."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Early(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(4, 4)

    def forward(self, x, flag=None):
        if flag is None:
            return x, x == 1
        if (n := x.shape[0]) == 1:
            x = x.expand(2, -1)
        if (q := self.flag_quant(flag)) is not None:
            on = q == 1  #> MQ101
        else:
            on = flag == 1
        with torch.no_grad():
            y = self.fc(self.quant(x))
        try:
            z = y * on  #> MQ201
        finally:
            y = y * n
        return self.dequant(y), z
