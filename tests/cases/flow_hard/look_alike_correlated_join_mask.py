"""t is the quantized tensor or zeros, and both operands come from the same t: no float mask meets Q."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def boxes(self, x):
        q = self.quant(x)
        kept = []
        for i in range(4):
            t = q[i]
            if t.numel() == 0:
                t = torch.zeros((1, 4), dtype=q.dtype)
            kept.append(t)
        b = torch.cat(kept, dim=0)
        x1 = b[:, 0].unsqueeze(1)
        x2 = b[:, 1].unsqueeze(1)
        w = x2 - x1
        return x1 + 0.5 * w

    def focal(self, x, n, flag):
        target = self.quant(x)
        if flag:
            target = (n > 0).float()
        return 0.25 * target + (target + 1) * 0.75
