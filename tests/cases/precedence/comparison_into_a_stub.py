"""Two causes: the comparison misses 1, and a bool goes into a stub."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class BoolIntoStub(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.gate_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, state):
        state = self.state_quant(state)
        gate = self.gate_quant(state == 1)  #> MQ503: self.gate_quant(state == 1) | MQ101: state == 1
        return self.dequant(gate)
