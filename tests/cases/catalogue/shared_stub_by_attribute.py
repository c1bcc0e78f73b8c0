"""Fields of a batch object, one stub for two of them."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FromBatch(nn.Module):
    def __init__(self, dim=10):
        super().__init__()
        self.input_quant = QuantStub()
        self.map_quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, batch):
        agents = self.input_quant(batch.agents)
        weight = self.input_quant(batch.agents_padding)  #> MQ402
        road = self.map_quant(batch.road)
        lights = self.map_quant(batch.lights)
        on = self.flag_quant(batch.road_valid)
        out = self.fc(agents) * weight + self.fc(road) * on
        return self.dequant(out), self.dequant(lights)
