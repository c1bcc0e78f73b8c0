from torch import nn
from torch.ao import quantization as tq

Q = tq.QuantStub
Same = nn.Identity


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        make = Q
        self.a = make()
        self.b = tq.QuantStub()
        self.c = Same()

    def forward(self, x, y, z):
        run = self.a
        hold = self.c
        p = run(x) == 1  #> MQ101
        q = self.b.forward(y) == 1  #> MQ101
        r = hold(z) == 1
        return p, q, r
