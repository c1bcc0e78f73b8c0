import heads
from heads import Add, Fill, Gate
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.a = globals()["Gate"]()
        self.b = eval("Add")()
        self.c = vars(heads)["Sub"]()
        self.d = eval("Fill")()

    def forward(self, x, dist):
        q, near = self.quant(x), dist < 2
        return self.a(q, near), self.b(q, near), self.c(q, near), self.d(q, near)
