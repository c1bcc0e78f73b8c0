from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .planner import Planner
from .wrappers import Wrapper


class PlanNet(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.quant_light = QuantStub()
        self.dequant = DeQuantStub()
        self.net = Wrapper(Planner(dim))

    def forward(self, **inputs):
        feats = self.quant(inputs["feats"])
        light = self.quant_light(inputs["light"])
        out = self.net(feats, light=light, route=inputs["route"])
        return self.dequant(out)
