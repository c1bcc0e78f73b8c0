"""Tests on keys that are all known: suffix tuples, slices, split, any(...), dtype is."""

import torch
from torch import nn
from torch.ao.quantization import QuantStub

SUFFIXES = ("mask", "pad")


class Inputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.q1 = QuantStub()
        self.q2 = QuantStub()
        self.q3 = QuantStub()
        self.q4 = QuantStub()
        self.q5 = QuantStub()
        self.q6 = QuantStub()

    def forward(self, batch):
        data = {"x": batch["x"], "y": batch["y"], "x_mask": batch["x_mask"] > 0}
        a = {k: self.q1(v) for k, v in data.items() if not k.endswith(("mask", "pad"))}
        b = {k: self.q2(v) for k, v in data.items() if k[-4:] != "mask"}
        c = {k: self.q3(v) for k, v in data.items() if k.split("_")[-1] != "mask"}
        d = {k: self.q4(v) for k, v in data.items() if not any(k.endswith(s) for s in SUFFIXES)}
        e = {k: self.q5(v) for k, v in data.items() if v.dtype is not torch.bool}
        f = {k: self.q6(v) for k, v in data.items() if v.dtype.is_floating_point}
        hit = a["x"] == 1  #> MQ101
        return a, b, c, d, e, f, hit
