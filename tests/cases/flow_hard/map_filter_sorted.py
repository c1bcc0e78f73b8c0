import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])

    def forward(self, a, b, c):
        qs = list(map(lambda p: p[0](p[1]), zip(self.quants, (a, b))))
        present = list(filter(lambda t: t is not None, qs))
        ordered = sorted(present, key=lambda t: t.shape[1])
        x = ordered[0] == 1  #> MQ101
        raw = sorted((a, c), key=lambda t: t.shape[1])
        y = raw[0] == 1
        z = list(map(torch.Tensor.int, filter(torch.is_tensor, (c,))))
        return x, y, z
