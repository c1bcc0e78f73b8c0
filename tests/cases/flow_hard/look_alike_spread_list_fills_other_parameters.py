"""The list holds the two positional arguments; axis and clockwise come by keyword, so none of them is quantized."""
from torch import nn
from torch.ao.quantization import QuantStub


class Converted:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args, **kwargs):
        new_args = []
        new_kwargs = {}
        for value in args:
            new_args.append(value)
        for name in kwargs:
            new_kwargs[name] = kwargs[name]
        return self.function(*new_args, **new_kwargs)


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
        self.rotate = Converted(rotate)

    def forward(self, x):
        q = self.quant(x)
        return self.rotate(q, q * 2, axis=2)
