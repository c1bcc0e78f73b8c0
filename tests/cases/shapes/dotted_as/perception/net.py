import torch.nn as nn
import torch.quantization as tq

import perception.ops.filters
import perception.ops.geometry as geo


class BevNet(nn.Module):
    def __init__(self, extent=51.2):
        super(BevNet, self).__init__()
        self.extent = extent
        self.quant_points = tq.QuantStub()
        self.quant_ring = tq.QuantStub()
        self.dequant = tq.DeQuantStub()
        self.pfn = nn.Linear(3, 64)

    def forward(self, points, ring_ids):
        p = geo.normalize(self.quant_points(points), self.extent)
        r = self.quant_ring(ring_ids)
        if geo.is_planar(p):
            return None
        first = perception.ops.filters.first_ring(r)
        none = perception.ops.filters.no_ring(r)
        inside = geo.within(p)
        drop = first | none | ~inside
        feat = self.pfn(p).masked_fill(drop.unsqueeze(-1), 0.0)
        return self.dequant(feat)
