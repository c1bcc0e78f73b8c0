"""Traffic light head: `in` over the quantized state."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

STATES = (0, 1, 2)


class LightState(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(c, 3)

    def forward(self, x, state, mode="eval"):
        if mode in ("train", "eval"):
            logits = self.fc(self.quant(x))
        else:
            logits = self.quant(x)
        level = self.dequant(logits).max()
        known = level in STATES  #> MQ101
        dark = level in (0,)
        ints = logits.argmax(-1)
        green = ints == 2
        if x.shape[0] in (1, 2):
            green = green.unsqueeze(0)
        return known, dark, green
