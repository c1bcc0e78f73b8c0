import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub() for _ in range(2)])
        self.convs = nn.ModuleList([nn.Conv2d(4, 4, 1) for _ in range(2)])

    def forward(self, feats, dist):
        outs = []
        near = dist < 10
        for stub, conv, f in zip(reversed(self.quants), self.convs[::-1], reversed(feats)):
            outs.append(conv(stub(f)) * near)  #> MQ201
        plain = [conv(f) * near for conv, f in zip(self.convs, feats)]
        for t in map(self.convs[0], plain):
            outs.append(t.int())
        return outs
