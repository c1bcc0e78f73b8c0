"""Silent: the layers select."""
import layers
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Scales(nn.Module):
    def __init__(self, dims=(32, 64)):
        super().__init__()
        self.quants = nn.ModuleList()
        self.layers = nn.ModuleList()
        for dim in dims:
            self.quants.append(QuantStub())
            self.layers.append(layers.ScaleLayer(dim))
        self.dequant = DeQuantStub()

    def forward(self, scales, ranges):
        live = ranges > 0.5
        quantized = [quant(x) for quant, x in zip(self.quants, scales)]
        outs = [layer(x, live) for layer, x in zip(self.layers, quantized)]
        return [self.dequant(out) for out in outs]
