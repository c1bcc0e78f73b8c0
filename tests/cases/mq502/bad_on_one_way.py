"""Only one branch quantizes before."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OptionalSide(nn.Module):
    def __init__(self):
        super().__init__()
        self.main_quant = QuantStub()
        self.join_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.enrich = nn.Linear(16, 16)

    def forward(self, x, rich=False):
        if rich:
            x = self.enrich(self.main_quant(x))
        x = self.join_quant(x)  #> MQ502
        return self.dequant(x)
