"""A NamedTuple is unpacked in a function of another file."""
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
        output = TrackOutput(self.track_quant(tracks), self.state_quant(states))
        tracks, states = unpacked(output)
        return self.dequant(tracks), states
