"""Which of the known keys pass the stub: sets, differences, filter, sorted, parts of a name."""

from torch import nn
from torch.ao.quantization import QuantStub

PLAIN = frozenset(["x_mask", "pad"])


def is_feature(name):
    return name.find("mask") < 0


class Inputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.q1 = QuantStub()
        self.q2 = QuantStub()
        self.q3 = QuantStub()
        self.q4 = QuantStub()
        self.q5 = QuantStub()
        self.q6 = QuantStub()
        self.all = QuantStub()

    def forward(self, batch):
        data = {"x": batch["x"], "y": batch["y"], "x_mask": batch["x_mask"] > 0}
        a = {k: self.q1(data[k]) for k in data.keys() - {"x_mask"}}
        b = {k: self.q2(data[k]) for k in filter(is_feature, data)}
        c = {k: self.q3(data[k]) for k in filter(lambda name: name[0:6] != "x_mask", data)}
        d = {k: self.q4(data[k]) for k in sorted(data) if k not in PLAIN}
        e = {k: self.q5(v) for k, v in sorted(data.items()) if k.rpartition("_")[2] != "mask"}
        f = {k: self.q6(data[k]) for k in set(data) & {"x", "y"}}
        hit = e["x"] == 1  #> MQ101
        g = {k: self.all(data[k]) for k in sorted(data)}  #> MQ503, MQ402
        return a, b, c, d, e, f, g, hit
