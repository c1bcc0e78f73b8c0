"""Every way to truncate."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Truncation(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.whole = QuantStub(scale=1.0)
        self.quarter = QuantStub(0.25)
        self.coarse = QuantStub(scale=0.3)
        self.wide = QuantStub(scale=2.0)
        self.dequant = DeQuantStub()

    def forward(self, a, b, c, d, e):
        q = self.quant(a)
        out = [
            q.int(),  #> MQ301
            q.long(),  #> MQ301
            q.short(),  #> MQ301
            q.char(),  #> MQ301
            q.byte(),  #> MQ301
            q.to(torch.int16),  #> MQ301
            q.to(int),  #> MQ301
            q.to(dtype=torch.int64),  #> MQ301
            q.to("cpu", torch.long),  #> MQ301
            q.type(torch.int32),  #> MQ301
            q.float().int(),  #> MQ301
            self.dequant(q).type(torch.uint8),  #> MQ301
            q.to(torch.float32),
            q.to("cpu"),
            q.argmax(-1).int(),
            (q > 0.5).int(),
            self.whole(b).int(),
            self.quarter(c).long(),
            self.coarse(d).int(),  #> MQ301
            self.wide(e).int(),  #> MQ301
            a.long(),
        ]
        return out
