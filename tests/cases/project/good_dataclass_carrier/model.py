"""Silent: the field is replaced by its raw value before the cast."""
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
        scene.signal = scene.signal
        feats = self.conv(self.image_quant(scene.image))
        return self.dequant(feats), signal_index(scene)
