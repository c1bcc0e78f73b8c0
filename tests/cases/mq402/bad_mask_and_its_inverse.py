"""Two masks and one data tensor: both mask calls are reported."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ForegroundBlend(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image, score):
        image = self.quant(image)
        inside = self.quant((score > 0.5).float())  #> MQ402
        outside = self.quant((score <= 0.5).float())  #> MQ402
        return self.dequant(image * inside), self.dequant(image * outside)
