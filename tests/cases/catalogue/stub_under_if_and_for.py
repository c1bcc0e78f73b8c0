"""Stubs that exist under conditions, in loops, and in helpers of __init__."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Conditional(nn.Module):
    def __init__(self, use_radar: bool = False, levels: int = 2):
        super().__init__()
        self.use_radar = use_radar
        self.levels = levels
        if use_radar:
            self.radar_quant = QuantStub()
        self.level_quants = nn.ModuleList()
        for _ in range(levels):
            self.level_quants.append(QuantStub())
        self.prepare_quant_stub()

    def prepare_quant_stub(self):
        self.image_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image, radar, levels):
        image = self.image_quant(image)
        bright = image == 1  #> MQ101
        if self.use_radar:
            radar = self.radar_quant(radar)
        echo = radar.int()  #> MQ301
        qs = []
        for stub, level in zip(self.level_quants, levels):
            qs.append(stub(level))
        tops = [q >= 1 for q in qs]  #> MQ102
        return bright, echo, tops
