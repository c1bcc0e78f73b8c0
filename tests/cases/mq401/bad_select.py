"""select instead of a subscript; a view in between."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RadarTracks(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(5, 32)

    def forward(self, tracks):
        tracks = self.quant(tracks)  #> MQ401
        pad = tracks.select(-1, 5).unsqueeze(-1)
        hidden = self.fc(tracks.narrow(-1, 0, 5))
        return self.dequant(torch.mul(hidden, pad))
