"""The mask cut from one stub's output is used on what another stub returned."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AgentMapAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.agent_quant = QuantStub()
        self.map_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, agents, lanes):
        agents = self.agent_quant(agents)
        lanes = self.map_quant(lanes)  #> MQ401
        scores = torch.matmul(agents, lanes[..., :64].transpose(1, 2))
        blocked = lanes[:, None, :, 64] == 0
        scores = scores.masked_fill(blocked, -100.0)
        return self.dequant(scores.softmax(dim=-1))
