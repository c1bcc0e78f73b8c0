"""one_hot returns int64; the matrix product takes it unquantized."""
import torch
import torch.nn.functional as F
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TypeExpert(nn.Module):
    def __init__(self, num_types=5):
        super().__init__()
        self.num_types = num_types
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, experts, agent_type):
        experts = self.quant(experts)
        chosen = F.one_hot(agent_type, self.num_types)
        mixed = torch.matmul(chosen, experts)  #> MQ203
        return self.dequant(mixed)
