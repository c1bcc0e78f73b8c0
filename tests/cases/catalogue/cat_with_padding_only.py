"""Zeros, ones, and other data in a cat are no mask; a cat behind the stubs is nobody's business."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PadCat(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_h = QuantStub()
        self.quant_s = QuantStub()
        self.quant_m = QuantStub()
        self.quant_p = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, pts, extra):
        homogeneous = torch.cat([pts, torch.ones_like(pts[..., :1])], dim=-1)
        h = self.quant_h(homogeneous)
        s = self.quant_s(torch.cat((pts, extra), dim=-1))
        m = self.quant_m((extra > 0).float())
        late = torch.cat([h, m], dim=-1)
        grown = torch.cat([pts, (extra.abs() < 0.5).float()], dim=-1)
        p = self.quant_p(grown)  #> MQ401
        return self.dequant(h), self.dequant(s), self.dequant(late), self.dequant(p)
