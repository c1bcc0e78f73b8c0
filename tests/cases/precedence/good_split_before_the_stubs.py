"""Silent: mask and data split before the stubs, each behind its own."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SplitActors(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, actors):
        mask = self.quant_mask(actors[..., -1])
        data = self.quant(actors[..., :-1])
        data = data * mask[..., None]
        data = data.masked_fill(mask[..., None] == 1, 0.5)
        return self.dequant(data)
