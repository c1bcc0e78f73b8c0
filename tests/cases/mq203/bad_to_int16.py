"""A mask cast to int16 is a plain tensor, not a quantized one."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ActorNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(4, 64)

    def forward(self, actors, actor_count):
        alive = (actor_count > 0).to(torch.int16)
        actors = self.quant(actors)
        actors = actors * alive[:, None]  #> MQ203
        return self.dequant(self.embed(actors))
