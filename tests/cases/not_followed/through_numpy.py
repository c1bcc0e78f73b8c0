"""Values in numpy arrays are not followed, nor what comes back from there."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, kind):
        kind = self.dequant(self.quant(kind)).numpy()
        return torch.from_numpy(kind) == 1  #? MQ101
