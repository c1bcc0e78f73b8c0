"""A slice of a layer's output gets another quantized tensor."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class EgoToken(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.agent_quant = QuantStub()
        self.ego_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(7, dim)

    def forward(self, agents, ego):
        tokens = self.embed(self.agent_quant(agents))
        tokens[:, :1] = self.ego_quant(ego)  #> MQ505
        return self.dequant(tokens)
