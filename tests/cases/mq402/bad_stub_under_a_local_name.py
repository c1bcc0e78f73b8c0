"""A local name for the stub is the same stub."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LocalName(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_inputs = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, goals, exist):
        q = self.quant_inputs
        goals, exist = q(goals), q(exist)  #> MQ402: q(exist)
        return self.dequant(goals * exist)
