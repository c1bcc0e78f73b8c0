"""A default string is what is handed in at times: the other ways are walked too."""

import torch
from torch import nn
from torch.ao.quantization import QuantStub

FUSE = {"add": torch.add, "mul": torch.mul}


class Net(nn.Module):
    def __init__(self, mode="fill", skip="", keys=(), levels=[]):
        super().__init__()
        self.quant = QuantStub()
        self.mode = mode
        self.skip = skip
        self.keys = keys
        self.levels = levels
        self.wide = mode in ("fill", "wide")
        self.fuse = FUSE[mode]

    def forward(self, x, dist, batch):
        q, near = self.quant(x), dist < 2
        out = [self.fuse(q, near)]  #> MQ201
        if self.mode == "fill":
            out.append(q.masked_fill(near, 0.0))
        elif self.mode == "gate":
            out.append(q * near)  #> MQ201
        if self.wide:
            out.append(q + near)  #> MQ201
        else:
            out.append(q - near)  #> MQ201
        if self.skip:
            out.append(q / near)  #> MQ201
        match self.mode:
            case "fill":
                out.append(q == 0)
            case "gate":
                out.append(q == 1)  #> MQ101
        for key in self.keys:
            out.append(q == batch[key].item() + 1)
            out.append(q == 2)  #> MQ101
        for level in self.levels:
            out.append(q == 3)  #> MQ101
        return out, q + self.mode
