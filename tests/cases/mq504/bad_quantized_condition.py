"""The condition passed a stub of its own, which is right for a product but not here."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class HiddenAgents(nn.Module):
    def __init__(self):
        super().__init__()
        self.agent_quant = QuantStub()
        self.hidden_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, agents, hidden):
        agents = self.agent_quant(agents)
        hidden = self.hidden_quant(hidden)
        agents = agents.masked_fill(hidden.unsqueeze(-1), 0.0)  #> MQ504
        return self.dequant(agents)
