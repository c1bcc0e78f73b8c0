from quantize import run, run_pairs
from torch import nn
from torch.ao.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.act = nn.ReLU()

    def forward(self, x, y):
        a = run(self.quant_a, x) == 1  #> MQ101
        b = run(self.act, x) == 1
        out = run_pairs([("y", self.quant_b, y), ("raw", self.act, y)])
        c = out["y"].int()  #> MQ301
        d = out["raw"].int()
        return a, b, c, d
