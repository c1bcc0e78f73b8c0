"""Silent: a fresh float tensor collects the outputs."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CollectOutputs(nn.Module):
    def __init__(self, cameras=6):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cameras = cameras
        self.conv = nn.Conv2d(3, 1, 1)

    def forward(self, images):
        result = torch.rand(6, 1, 64, 64)
        for i in range(self.cameras):
            result[i] = self.dequant(self.conv(self.quant(images[i])))
        return result
