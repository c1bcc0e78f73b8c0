"""Silent: stub loop module dict exact."""

import torch
from torch import nn
import torch.nn.functional as F
from torch.ao.quantization import DeQuantStub, QuantStub


from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_m = QuantStub()
        self.conv = nn.Conv2d(3, 3, 1)
        self.dequant = DeQuantStub()
        self.stubs = nn.ModuleDict({"feat": QuantStub(), "mask": QuantStub(scale=1.0)})

    def forward(self, data):
        for key, stub in self.stubs.items():
            data[key] = stub(data[key])
        return data["mask"] == 1
