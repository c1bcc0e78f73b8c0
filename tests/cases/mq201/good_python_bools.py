"""Silent: comparisons of shapes, lengths, settings and annotated flags are Python values."""

from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FrameBlend(nn.Module):
    def __init__(self, num_frames: int = 4):
        super().__init__()
        self.num_frames = num_frames
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, frames=(), flip: bool = False, step: int = 0, mode="train"):
        x = self.quant(x)
        x = x * (len(frames) > 1)
        x = x * (x.shape[1] == 64)
        x = x * (self.num_frames == 4)
        x = x + (step > 10)
        x = x * flip
        x = x * (mode == "train")
        return self.dequant(x)
