"""Silent: the mask is an input of its own."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DictInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        tokens = self.quant(inputs["tokens"])
        mask = self.quant_mask(inputs["mask"].to(torch.float))
        empty = mask[:, 0] == 0
        tokens = tokens[..., :64] * mask
        return self.dequant(tokens), empty
