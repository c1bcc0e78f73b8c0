"""Known to be 0/1 by value, so every whole number is a boundary somewhere."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

MIN_HITS = 2


class MaskBoundary(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_mask = QuantStub()
        self.quant_pts = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, pts):
        inside = (pts[..., 0] > 0.0).float()
        inside_q = self.quant_mask(inside)
        pts_q = self.quant_pts(pts)
        sure = inside_q >= 1  #> MQ102
        odd = inside_q < MIN_HITS  #> MQ102
        plain = inside_q > 0.5
        far = pts_q > 2
        far_too = pts_q < MIN_HITS
        out = pts_q.masked_fill(torch.logical_not(plain).unsqueeze(-1), 0.0)
        return self.dequant(out), sure, odd, far, far_too
