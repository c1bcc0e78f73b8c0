from enc import Input
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    """Two inputs, two instances of one class: every stub sees one kind of thing."""

    def __init__(self):
        super().__init__()
        self.left = Input()
        self.right = Input()
        self.quant = QuantStub()

    def forward(self, x, dist, extra):
        near = (dist < 3.0).float()
        a, b = self.left(x), self.right(near)
        c = self.quant(extra)
        extra_near = (extra > 1.5).float()
        d = self.quant(extra_near)  #> MQ402
        return a * b, c * d, a == 1  #> MQ101
