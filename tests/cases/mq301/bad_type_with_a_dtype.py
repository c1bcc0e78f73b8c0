"""`.type(torch.int64)` after a float cast that changes nothing."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TrackIdHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.id_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, track_ids):
        track_ids = self.dequant(self.id_quant(track_ids))
        track_ids = track_ids.float().contiguous()
        return track_ids.type(torch.int64)  #> MQ301: track_ids.type(torch.int64)
