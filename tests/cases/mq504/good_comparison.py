"""Silent: a comparison is a bool."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ShortTracks(nn.Module):
    def __init__(self):
        super().__init__()
        self.track_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(5, 32)

    def forward(self, tracks, lengths):
        tracks = self.fc(self.track_quant(tracks))
        tracks = tracks.masked_fill(lengths < 3, 0.0)
        return self.dequant(tracks)
