"""The repaired twin: mask and data are split before the stubs."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from agentnet.encoder import AgentEncoder
from agentnet.masks import agent_mask, used


class AgentNet(nn.Module):
    def __init__(self, dim: int = 64):
        super().__init__()
        self.quant_agents = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = AgentEncoder(dim)

    def forward(self, agents):
        flags = agents[..., -1]
        mask = agent_mask(flags)
        x = self.quant_agents(agents[..., :-1])
        m = self.quant_mask(mask.to(torch.float))
        x = self.encoder(x, m, used(flags))
        return self.dequant(x)
