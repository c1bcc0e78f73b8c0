"""`.long()` directly in the stub's argument."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LaneTypeInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes):
        kind = self.type_quant(lanes["kind"].long())  #> MQ503
        return self.dequant(kind)
