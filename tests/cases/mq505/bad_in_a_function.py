"""A function of the module writes into its argument."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def clear_border(image, width=1):
    image[..., :width, :] = 0.0  #> MQ505
    return image


class BorderFree(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, image):
        feat = clear_border(self.conv(self.quant(image)))
        return self.dequant(feat)
