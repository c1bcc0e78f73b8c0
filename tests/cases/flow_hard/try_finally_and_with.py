import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.busy = False

    def forward(self, x, y):
        self.busy = True
        try:
            t = self.quant(x)
        except RuntimeError:
            t = y
        finally:
            self.busy = False
        a = t == 1  #> MQ101
        try:
            u = y
        except ValueError as error:
            raise TypeError("bad") from error
        else:
            u = u * 2
        with torch.autocast("cpu"), torch.no_grad():
            b = u == 1
        return a, b
