import torch
from torch import nn

from torch.ao.quantization.stubs import DeQuantStub, QuantStub

from .blocks import Clip, Residual, Saturate
from .heads import LaneHead, LightHead


class MultiNet(nn.Module):
    def __init__(self, c=24, depth=2):
        super().__init__()
        self.quant = QuantStub()
        self.quant_vis = QuantStub()
        self.dequant = DeQuantStub()
        self.trunk = nn.Sequential(*[Residual(c) for _ in range(depth)], Saturate(), Clip())
        self.embeds = nn.ModuleDict({"pos": nn.Linear(c, c), "vel": nn.Linear(c, c)})
        self.heads = nn.ModuleDict({
            "lane": LaneHead(c),
            "light": LightHead(c),
        })

    def forward(self, x, visibility, light_state):
        x = self.trunk(self.quant(x))
        for name, embed in self.embeds.items():
            if name == "pos":
                x = x + embed(x)
        lane = self.heads["lane"](x, self.quant_vis(visibility))
        light = self.heads["light"](x, light_state)
        return {"lane": self.dequant(lane), "light": self.dequant(light)}
