from flow import plain, quantized
from torch import nn
from torch.quantization import QuantStub


class Fpn(nn.Module):
    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleList([QuantStub() for _ in range(3)])

    def forward(self, p3, p4, p5):
        out = []
        for q in quantized(self.stubs, (p3, p4, p5)):
            out.append(q == 1)  #> MQ101
        for f in plain(self.stubs, (p3, p4, p5)):
            out.append(f == 1)
        return out
