"""Silent: both functions take the bool as a condition."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

try:
    from fused_kernels import keep_far
except ImportError:
    from far import keep_far


class NearAndFar(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points, ranges):
        from near import keep_near

        near = (ranges < 20.0).unsqueeze(-1)
        far = (ranges > 60.0).unsqueeze(-1)
        points = self.quant(points)
        return self.dequant(keep_near(points, near) + keep_far(points, far))
