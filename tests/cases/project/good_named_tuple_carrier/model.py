"""Silent: the field that is cast holds the raw value."""
from outputs import TrackOutput, unpacked
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TrackStates(nn.Module):
    def __init__(self):
        super().__init__()
        self.track_quant = QuantStub()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tracks, states):
        output = TrackOutput(self.track_quant(tracks), states)
        tracks, states = unpacked(output)
        return self.dequant(tracks), states
