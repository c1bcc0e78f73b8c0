"""A guard module gets the quantized tensor."""
from torch import isnan, nn
from torch.ao.quantization import QuantStub


class NanGuard(nn.Module):
    def forward(self, tensor):
        return isnan(tensor).sum()  #> MQ104: isnan(tensor)


class GuardedEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.guard = NanGuard()
        self.encode = nn.Conv2d(3, 16, 3)

    def forward(self, image):
        image = self.quant(image)
        broken = self.guard(image)
        return self.encode(image), broken
