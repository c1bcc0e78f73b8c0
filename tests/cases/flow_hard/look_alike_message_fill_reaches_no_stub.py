"""The codes are right; the message of MQ403 is not: it says that -inf "reaches self.quant", a stub that it never
enters. It is added to a value that self.quant rounded (with a parameter declared quantized: "reaches rope")."""
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, n: int):
        scores = self.quant(x)
        bias = scores.new_full((n, n), float("-inf")).triu_(1)  #> MQ403
        return (scores + bias).softmax(-1)  #> MQ202
