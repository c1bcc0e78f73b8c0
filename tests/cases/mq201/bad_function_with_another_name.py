"""mul imported by name and bound to a second name."""
from torch import mul, nn
from torch.quantization import DeQuantStub, QuantStub

product = mul


class ContextGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, context, present):
        context = self.quant(context)
        known = present == 1
        context = product(context, known)  #> MQ201
        return self.dequant(context)
