"""torch's first positional argument is a qconfig; 1.0 fixes no scale."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class AnchorIds(nn.Module):
    def __init__(self):
        super().__init__()
        self.id_quant = QuantStub(1.0)
        self.dequant = DeQuantStub()

    def forward(self, ids):
        ids = self.dequant(self.id_quant(ids))
        return torch.zeros(4), ids.to(torch.uint8)  #> MQ301: ids.to(torch.uint8)
