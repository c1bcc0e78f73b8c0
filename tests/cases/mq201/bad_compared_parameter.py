"""A comparison of a forward parameter is a bool tensor; `*` promotes it."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class AgentEncoder(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(7, dim)

    def forward(self, agents, agent_type):
        agents = self.quant(agents)
        vehicles = agents * (agent_type == 1)  #> MQ201: agents * (agent_type == 1)
        return self.dequant(self.fc(vehicles))
