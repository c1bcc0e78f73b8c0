"""Silent: the where with a float condition works on float tensors only."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Augment(nn.Module):
    def __init__(self):
        super().__init__()
        self.image_quant = QuantStub()
        self.stem = nn.Conv2d(3, 8, 3)

    def forward(self, image, noise, flip):
        use = flip.float()
        image = torch.where(use, noise, image)
        return self.stem(self.image_quant(image))
