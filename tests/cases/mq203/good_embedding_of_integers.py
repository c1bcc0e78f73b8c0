"""Silent: an embedding turns the integers into floats."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TypeEmbedding(nn.Module):
    def __init__(self, num_types=6, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.type_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(num_types, dim)

    def forward(self, agents, kinds):
        kinds = self.table(kinds.long())
        agents = self.quant(agents) + self.type_quant(kinds)
        return self.dequant(agents)
