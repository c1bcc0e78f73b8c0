"""scatter_add and index_add of ones are counts, no 0/1 mask; scatter of a one is a mask."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SegmentMean(nn.Module):
    """Points are summed into pillars and divided by how many there were."""

    def __init__(self, cells=64):
        super().__init__()
        self.cells = cells
        self.quant = QuantStub()
        self.quant_count = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(4, 16)

    def forward(self, total, x, cell: torch.LongTensor):
        total = self.quant(total)
        ones = torch.ones(cell.shape)
        count = torch.zeros(x.shape[0], self.cells).scatter_add(1, cell, ones)
        added = torch.zeros(self.cells).index_add(0, cell[0], ones[0])
        hit = torch.zeros(x.shape[0], self.cells).scatter(1, cell, 1.0)
        a = total / count.clamp(min=1.0)[..., None]
        b = total / (added + 1e-6)[None, :, None]
        e = total / added.clamp(min=1.0)[None, :, None]
        c = total * hit[..., None]  #> MQ202
        d = total * self.quant_count(count)[..., None]
        tally = torch.zeros(self.cells).scatter_reduce(0, cell[0], ones[0], reduce="sum")
        present = torch.zeros(self.cells).scatter_reduce(0, cell[0], ones[0], reduce="amax")
        f = total / tally.clamp(min=1.0)[None, :, None]
        g = total * present[None, :, None]  #> MQ202
        h = total / torch.bincount(cell[0])[None, :, None]  #> MQ203
        i = total / torch.bincount(cell[0], weights=ones[0])[None, :, None]
        return [self.dequant(t) for t in (a, b, c, d, e, f, g, h, i)]
