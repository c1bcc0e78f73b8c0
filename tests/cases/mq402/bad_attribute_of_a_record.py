"""The mask is an attribute of the input record."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RecordInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = nn.Linear(32, 32)

    def forward(self, sample):
        hidden = self.encoder(self.quant(sample.tokens))
        gate = self.quant(sample.visible)  #> MQ402
        return self.dequant(hidden * gate)
