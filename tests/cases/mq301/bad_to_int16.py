"""A quantized mask cast to int16 is truncated: 0.9999 becomes 0."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class MaskExport(nn.Module):
    def __init__(self):
        super().__init__()
        self.mask_quant = QuantStub()

    def forward(self, valid):
        valid = self.mask_quant(valid)
        return valid.to(torch.int16)  #> MQ301: valid.to(torch.int16)
