"""torch.equal of two quantized tensors."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class CacheProbe(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.cache_quant = QuantStub()

    def forward(self, image, cached):
        image = self.quant(image)
        cached = self.cache_quant(cached)
        hit = torch.equal(image, cached)  #> MQ103
        return image, hit
