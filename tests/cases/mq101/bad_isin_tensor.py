"""torch.isin: one element other than 0 in the container is enough."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DynamicObjectSelector(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant = QuantStub()
        self.category_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encode = nn.Sequential(nn.Linear(dim, dim), nn.ReLU())

    def forward(self, agents, category):
        agents = self.encode(self.quant(agents))
        category = self.category_quant(category)
        movable = torch.isin(category, torch.tensor([0, 3, 7]))  #> MQ101
        return self.dequant(agents), movable
