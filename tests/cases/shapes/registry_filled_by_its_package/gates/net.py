from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

from .registry import GATES, NORMS, POINTS, Losses, build_from_cfg


class Net(nn.Module):
    def __init__(self, chosen):
        super().__init__()
        self.quant = QuantStub()
        self.product = build_from_cfg(dict(type="Product"), GATES)
        self.filled = build_from_cfg({"type": "blank"}, GATES)
        self.late = build_from_cfg(dict(type="late"), GATES, default_args=None)
        self.chosen = build_from_cfg(chosen, GATES)
        self.named = GATES.get(chosen.name)()
        self.norm = NORMS.get("Product")()
        self.loss = Losses.build("masked")
        self.points = nn.ModuleList([point() for point in POINTS])

    def forward(self, x, dist):
        q, near = self.quant(x), dist < 2
        out = [self.product(q, near), self.filled(q, near), self.late(q, near)]
        out += [self.chosen(q, near), self.named(q, near), self.norm(q, near), self.loss(q, near)]
        return out, [point(q) for point in self.points]
