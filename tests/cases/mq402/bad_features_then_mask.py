"""One stub for the features and for the parameter called mask."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MapEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes, mask):
        lanes = self.quant(lanes)
        mask = self.quant(mask)  #> MQ402
        return self.dequant(lanes * mask)
