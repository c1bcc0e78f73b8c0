"""A slice that is clipped by a comparison of its own values holds no mask."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class LastFrame(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.frame_quant = QuantStub()
        self.state_quant = QuantStub()

    def forward(self, seq):
        last = self.quant(seq)[:, -1]
        return last.masked_fill(last < 0, 0.0)

    def frames(self, seq):
        frames = self.frame_quant(seq).unbind(1)
        return [torch.where(frame > 0, frame, frame * 0.1) for frame in frames]

    def other_column(self, states):
        states = self.state_quant(states)  #> MQ401
        return states[..., :-1].masked_fill(states[..., -1:] < 0.5, 0.0)
