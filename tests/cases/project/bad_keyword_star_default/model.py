"""Positional ones through `*`, keywords through `**`, and a default that is the constant."""
from intention import Intention
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TurnModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.agent_quant = QuantStub()
        self.lane_quant = QuantStub()
        self.turn_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.intention = Intention()

    def forward(self, agents, lanes, turns):
        data = [self.agent_quant(agents), self.lane_quant(lanes)]
        named = {"turns": self.turn_quant(turns), "debug": False}
        return self.dequant(self.intention(*data, **named))
