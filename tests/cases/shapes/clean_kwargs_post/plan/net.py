from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .losses import PlanLoss
from .post import PostProcess
from .wrappers import Wrapper


class Mlp(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), nn.Linear(dim, dim))

    def forward(self, x, *, route=None, **unused):
        x = self.net(x)
        if route is not None:
            x = x.masked_fill((route == 1).unsqueeze(-1), 0.0)
        return x


class PlanNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.body = Wrapper(Mlp(dim))
        self.post = PostProcess()
        self.criterion = PlanLoss()

    def forward(self, x, **inputs):
        out = self.body(self.quant(x), route=inputs["route"], speed=inputs["speed"])
        return self.post(self.dequant(out), valid=inputs["valid"])

    def loss(self, pred, target, valid):
        return self.criterion(pred, target, valid)
