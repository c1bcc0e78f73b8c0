"""The scale 0.3 is literal, but 1/0.3 is no whole number: 1 comes back as 0.9."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SignalPhase(nn.Module):
    def __init__(self):
        super().__init__()
        self.phase_quant = QuantStub(scale=0.3)

    def forward(self, phase):
        phase = self.phase_quant(phase)
        return phase.long()  #> MQ301: phase.long()
