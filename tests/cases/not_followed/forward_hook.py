"""A hook is called by torch, with what the layer returned."""

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant.register_forward_hook(self.keep)

    def keep(self, module, args, output):
        self.kept = output
        return output == 1  #? MQ101

    def forward(self, kind):
        return self.quant(kind)
