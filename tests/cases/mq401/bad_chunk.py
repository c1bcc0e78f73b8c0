"""chunk takes the stub's output apart; the second half is called a mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MattingDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, rgba):
        rgb, alpha_mask = self.quant(rgba).chunk(2, dim=1)  #> MQ401
        rgb = rgb.mul(alpha_mask)
        return self.dequant(rgb)
