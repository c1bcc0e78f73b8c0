"""starmap, product, accumulate; itemgetter and attrgetter; vars."""
import itertools
import operator
from types import SimpleNamespace

from torch import nn
from torch.ao.quantization import QuantStub


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def gated(self, x, m):
        return x * m  #> MQ201

    def forward(self, x, m):
        q, hard = self.quant(x), m > 0
        a = list(itertools.starmap(self.gated, zip([q], [hard])))
        b = [p * h for p, h in itertools.product([q], [hard])]  #> MQ201
        c = list(itertools.accumulate([q, q]))[-1] == 1  #> MQ101
        d = operator.itemgetter(0)([q, hard]).int()  #> MQ301
        e = vars(SimpleNamespace(a=q))["a"] == 1  #> MQ101
        return a, b, c, d, e
