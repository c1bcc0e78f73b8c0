"""Tensor.ne with a float literal."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TrackMemory(nn.Module):
    def __init__(self):
        super().__init__()
        self.track_quant = QuantStub()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(64, 64)

    def forward(self, tracks, state):
        state = self.state_quant(state)
        tracks = self.proj(self.track_quant(tracks))
        lost = state.ne(1.0)  #> MQ101
        return self.dequant(tracks), lost
