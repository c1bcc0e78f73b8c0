"""argmax, shapes, indices and casts that left the grid already."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ClassPicker(nn.Module):
    def __init__(self, n=10):
        super().__init__()
        self.n = n
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Conv2d(64, n, 1)

    def forward(self, x):
        logits = self.cls(self.quant(x))
        best = logits.argmax(1)
        is_car = best == 1
        values, indices = logits.topk(3, dim=1)
        second = indices == 2
        strong = values == 1  #> MQ101
        if logits.dim() == 3 or logits.size(0) == 1:
            best = best.squeeze(0)
        if logits.shape[-1] != 1 and logits.numel() != 1:
            best = best.flatten()
        raw = self.dequant(logits)
        order = raw.argsort(1)
        first = order == 1
        label = best.long()
        return is_car, second, strong, first, label, len(logits) == 1
