"""torch.ge, its result used in a logical operator."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AgentTemporalFilter(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.age_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gru = nn.GRUCell(dim, dim)

    def forward(self, agents, age, ego):
        hidden = self.gru(self.quant(agents))
        age = self.age_quant(age)
        old_enough = torch.logical_and(torch.ge(age, 1), ego > 0)  #> MQ102: torch.ge(age, 1)
        hidden = hidden.masked_fill(torch.logical_not(old_enough), 0.0)
        return self.dequant(hidden)
