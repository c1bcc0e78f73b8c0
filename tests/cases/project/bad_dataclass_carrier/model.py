"""A field of a dataclass is written again, then read in a function of another file."""
from scene import Scene, signal_index
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SignalNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.image_quant = QuantStub()
        self.signal_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, image, signal):
        scene = Scene(image=image, signal=signal)
        scene.signal = self.signal_quant(scene.signal)
        feats = self.conv(self.image_quant(scene.image))
        return self.dequant(feats), signal_index(scene)
