"""Silent: a bool that indexes is no operand of arithmetic."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ProposalFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.refine = nn.Linear(256, 7)

    def forward(self, rois, scores):
        rois = self.quant(rois)
        strong = scores > 0.3
        picked = rois[strong]
        flat = torch.masked_select(rois, strong[..., None])
        return self.dequant(self.refine(picked)), self.dequant(flat)
