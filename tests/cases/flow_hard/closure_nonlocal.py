import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        best = None
        other = None

        def visit(t):
            nonlocal best
            best = self.quant(t)

        def visit_plain(t):
            nonlocal other
            other = t

        visit(x)
        visit_plain(y)
        return best == 1, other == 1  #> MQ101
