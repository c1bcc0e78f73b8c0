"""Agent branch of the prediction network."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from agentnet.encoder import AgentEncoder, MapEncoder


class AgentNet(nn.Module):
    def __init__(self, dim: int = 64):
        super().__init__()
        self.quant_agents = QuantStub()
        self.quant_valid = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = AgentEncoder(dim)
        self.map_encoder = MapEncoder(dim)

    def forward(self, agents, agents_valid, lanes, lane_types):
        feats = self.quant_agents(agents)
        valid = self.quant_valid(agents_valid)
        feats = self.encoder(feats, valid)
        lane_feats = self.map_encoder(lanes, lane_types)
        return self.dequant(feats), lane_feats

    def loss(self, pred, target, valid):
        weight = valid == 1
        diff = (pred - target).abs() * weight
        return diff.sum() / weight.sum().clamp(min=1)
