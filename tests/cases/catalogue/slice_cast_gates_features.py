"""Cast of a comparison of a slice, multiplied in: two findings of different kinds."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CastGate(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(8, dim)

    def forward(self, agents):
        agents = self.quant(agents)  #> MQ401
        alive = torch.logical_not(agents[:, :, 7:8] == 0)
        emb = self.embed(agents)
        emb = emb * alive.float()  #> MQ202
        count = self.embed(agents) * alive.to(torch.int16)  #> MQ203
        return self.dequant(emb), self.dequant(count)
