"""Silent: nobody says that the parameters are integers."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CameraScale(nn.Module):
    def __init__(self, height):
        super().__init__()
        self.height = height
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth, focal, num_valid):
        depth = self.quant(depth)
        depth = depth * focal
        depth = depth * self.height
        return self.dequant(depth / num_valid)
