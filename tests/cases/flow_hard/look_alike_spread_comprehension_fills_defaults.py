"""Two parts are spread: axis and clockwise keep their defaults."""
from torch import nn
from torch.ao.quantization import QuantStub


def rotate(points, angles, axis=0, clockwise=False):
    if axis == 1:
        points = points + 1
    if clockwise:
        angles = -angles
    return points, angles


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        parts = [q[i] for i in range(2)]
        return rotate(*parts)

    def chunks(self, x):
        q = self.quant(x)
        return rotate(*q.chunk(2, dim=-1))

    def unknown(self, x, n: int):
        q = self.quant(x)
        return rotate(*[q[i] for i in range(n)])
