"""Heat-map peaks: q == max_pool(q) is fine, q == something else is not."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CenterPeaks(nn.Module):
    def __init__(self, c=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_ref = QuantStub()
        self.dequant = DeQuantStub()
        self.level = nn.Parameter(torch.ones(1))

    def forward(self, heat, reference):
        heat_q = self.quant(heat)
        pooled = F.max_pool2d(heat_q, 3, stride=1, padding=1)
        peaks = heat_q == pooled
        best = heat_q == heat_q.max()
        ref_q = self.quant_ref(reference)
        same = heat_q == ref_q  #> MQ103
        raw = torch.eq(heat_q, reference)  #> MQ103
        learned = heat_q == self.level  #> MQ103
        score = self.dequant(heat_q).masked_fill(torch.logical_not(peaks), 0.0)
        return score, best, same, raw, learned
