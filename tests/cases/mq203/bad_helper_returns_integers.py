"""The integer mask comes from a method of one's own, in a dict."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TopologyHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    @staticmethod
    def make_masks(lengths, size: int):
        steps = torch.arange(size)
        inside = steps[None] < lengths[:, None]
        return {"inside": inside.short(), "size": size}

    def forward(self, polylines, lengths):
        masks = self.make_masks(lengths, 20)
        polylines = self.quant(polylines)
        polylines = polylines * masks["inside"]  #> MQ203
        return self.dequant(polylines)
