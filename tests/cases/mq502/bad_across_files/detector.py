"""The caller: its queries come from a stub."""
from head import MotionHead
from torch import nn
from torch.ao.quantization import QuantStub


class MotionModel(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.quant = QuantStub()
        self.encoder = nn.Linear(dim, dim)
        self.motion_head = MotionHead(dim)

    def forward(self, tracks):
        tracks = self.encoder(self.quant(tracks))
        return self.motion_head(queries=tracks)
