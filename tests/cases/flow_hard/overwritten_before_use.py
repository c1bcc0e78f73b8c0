import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    """Each name is quantized for a while only."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_s = QuantStub()
        self.cur = None

    def forward(self, x, s):
        t = self.quant(x)
        feat = t
        t = x
        a = t == 1
        del t
        t = feat
        b = t == 1  #> MQ101
        box = [self.quant_s(s)]
        box[0] = s
        c = box[0] == 1
        box.append(feat)
        d = box[-1] == 1  #> MQ101
        box.insert(0, s)
        return a, b, c, d, box[0] >= 1, box[2] >= 1  #> MQ102
