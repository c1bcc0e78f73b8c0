"""A list of stubs runs over features that are quantized."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PyramidNeck(nn.Module):
    def __init__(self, levels=3):
        super().__init__()
        self.quant = QuantStub()
        self.level_quants = nn.ModuleList([QuantStub() for _ in range(levels)])
        self.dequant = DeQuantStub()
        self.downs = nn.ModuleList([nn.Conv2d(8, 8, 3, stride=2) for _ in range(levels)])

    def forward(self, image):
        x = self.quant(image)
        feats = []
        for i, down in enumerate(self.downs):
            feats.append(self.level_quants[i](down(x)))  #> MQ502: self.level_quants[i](down(x))
        return [self.dequant(f) for f in feats]
