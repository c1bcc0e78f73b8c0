"""`.byte()` is the old way to write a mask; it is an integer."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LegacyLstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.rnn_in = nn.Linear(40, 64)

    def forward(self, frames, frame_mask):
        frames = self.rnn_in(self.quant(frames))
        frames = torch.mul(frames, frame_mask.byte().unsqueeze(-1))  #> MQ203
        return self.dequant(frames)
