"""concat of an image and a mask that is annotated as a BoolTensor."""
import torch
from torch import BoolTensor, Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class InpaintingNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.net = nn.Conv2d(4, 3, 5, padding=2)

    def forward(self, image: Tensor, hole: BoolTensor) -> Tensor:
        x = torch.concat((image, hole.float()), 1)
        x = self.quant(x)  #> MQ401
        return self.dequant(self.net(x))
