from heads import FillHead, GateHead
from torch import nn
from torch.quantization import QuantStub

LOCAL = {"gate": GateHead, "fill": FillHead}


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.gate = LOCAL["gate"]()
        self.fill = LOCAL.get("fill", GateHead)()

    def forward(self, x, dist):
        q = self.quant(x)
        return self.gate(q, dist < 7.0), self.fill(q, dist < 7.0), self.gate(x, dist < 7.0)
