from torch import nn
from torch.quantization import QuantStub

from carriers import Sample
from head import Head, RawHead


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_e = QuantStub()
        self.head = Head()
        self.raw_head = RawHead()

    def forward(self, x, dist):
        raw = Sample.from_raw(x, dist)
        sample = raw.with_feat(self.quant(x))
        sample.extras["level"] = self.quant_e(dist)
        a = sample.extras["level"] == 1  #> MQ101
        b = raw.feat == 1
        return self.head(sample), self.raw_head(raw), a, b
