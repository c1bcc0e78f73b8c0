"""True is the number 1."""
from horizon_plugin_pytorch import quantization as hq
from torch import nn
from torch.quantization import DeQuantStub


class PolylineEncoder(nn.Module):
    def __init__(self, in_dim, dim):
        super().__init__()
        self.quant = hq.QuantStub()
        self.quant_valid = hq.QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(in_dim, dim)

    def forward(self, polylines, valid):
        valid = self.quant_valid(valid)
        hidden = self.fc(self.quant(polylines))
        hidden = hidden.masked_fill(valid == True, 0.0)  #> MQ101: valid == True
        return self.dequant(hidden)
