import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_near = QuantStub()
        self.quant_ids = QuantStub()
        self.quant_one = QuantStub()
        self.quant_pos = QuantStub()

    def forward(self, w, ids: torch.LongTensor):
        near = w < 3.0
        a = self.quant_near(near)  #> MQ503
        b = self.quant_ids(ids)  #> MQ503
        c = self.quant_one(torch.where(near, 1.0, 0.0))
        d = self.quant_pos(torch.arange(4, dtype=torch.float32))
        return a, b, c, d
