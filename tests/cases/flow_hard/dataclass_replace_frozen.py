from dataclasses import dataclass, replace

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass(frozen=True)
class Frame:
    feat: torch.Tensor
    step: torch.Tensor


class Track(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, feat, step):
        frame = Frame(feat=feat, step=step)
        later = replace(frame, feat=self.quant(frame.feat))
        a = frame.feat == 1
        b = later.feat == 1  #> MQ101
        c = later.step == 1
        return a, b, c, replace(later, feat=feat).feat == 1
