"""Bases that do not exist or are named like the class itself do not stop the walk."""
from parts import GoneMask, Ouroboros
from torch.quantization import DeQuantStub, QuantStub


class GoneAgents(GoneMask, Ouroboros):
    def __init__(self):
        super().__init__()
        self.agent_quant = QuantStub()
        self.gone_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, agents, gone):
        agents = self.agent_quant(agents)
        gone = self.spread(self.gone_quant(gone))
        return self.dequant(agents.masked_fill(gone == 1, 0.0))  #> MQ101: gone == 1
