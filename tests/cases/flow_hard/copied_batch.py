"""A copy is changed; the original stays raw, and a shallow copy shares what both hold."""

import copy

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class CopyEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def deep(self, batch):
        rounded = copy.deepcopy(batch)
        rounded["x"] = self.quant(rounded["x"])
        here = rounded["x"] == 1  #> MQ101
        return batch["x"] == 1, here

    def shallow(self, sample):
        rounded = copy.copy(sample)
        rounded.x = self.quant(rounded.x)
        here = rounded.x == 1  #> MQ101
        return sample.x == 1, here

    def nested(self, x):
        data = {"inner": {"x": x}}
        own, shared = copy.deepcopy(data), copy.copy(data)
        own["inner"]["x"] = self.quant(x)
        before = data["inner"]["x"] == 1
        shared["inner"]["x"] = self.quant(x)
        return before, data["inner"]["x"] == 1  #> MQ101

    def local(self, x, y):
        batch = {"x": x, "y": y}
        rounded = copy.copy(batch)
        rounded["x"] = self.quant(rounded["x"])
        again = self.quant(batch["x"])
        return batch["x"] == 1, again
