"""`.type(torch.int32)` and `.type(torch.ShortTensor)` are integer casts."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class BeamWeights(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, returns, beam, ring):
        returns = self.quant(returns)
        by_beam = returns * beam.type(torch.int32)  #> MQ203
        by_ring = torch.subtract(returns, ring.type(torch.ShortTensor))  #> MQ203
        return self.dequant(by_beam), self.dequant(by_ring)
