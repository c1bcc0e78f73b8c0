"""Only one branch quantizes; behind it the name is maybe quantized."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class StereoInput(nn.Module):
    def __init__(self, quant_input: bool = True):
        super().__init__()
        self.quant_input = quant_input
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Conv2d(3, 8, 3)

    def forward(self, image, ignore):
        if self.quant_input:
            ignore = self.quant(ignore)
        skip = ignore == 1  #> MQ101
        return image, skip
