"""A stub of scale 1 for every name that contains "mask"."""

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Stubs(nn.Module):
    names = ("feat", "valid_mask")

    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleDict(
            {name: QuantStub(scale=1.0) if "mask" in name else QuantStub() for name in self.names}
        )

    def forward(self, data):
        out = {name: self.stubs[name](data[name]) for name in self.names}
        return out["valid_mask"] == 1, out["feat"] == 1  #> MQ101:out["feat"] == 1
