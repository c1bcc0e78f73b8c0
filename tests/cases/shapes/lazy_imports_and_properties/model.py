from lazy import get_gate, get_ops
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        from torch.quantization import QuantStub

        self.quant = QuantStub()
        self._feat = None

    @property
    def feat(self):
        return self._feat

    @feat.setter
    def feat(self, value):
        self._feat = self.quant(value)

    def forward(self, x, dist):
        self.feat = x
        near = dist < 2.0
        a = get_gate()(self.feat, near)
        b = get_ops().fill(self.feat, near)
        c = get_gate()(x, near)
        return a, b, c, self.feat == 1, x == 1  #> MQ101
