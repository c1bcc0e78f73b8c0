"""Many slices of one stub's output act as masks: still one place to repair."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class HistoryEncoder(nn.Module):
    def __init__(self, steps: int = 5, dim: int = 16):
        super().__init__()
        self.steps = steps
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cells = nn.ModuleList([nn.Linear(4, dim) for _ in range(steps)])

    def forward(self, history):
        history = self.quant(history)  #> MQ401
        outs = []
        for t in range(self.steps):
            step = history[:, t]
            lost = step[..., 3] < 0.5
            h = self.cells[t](step)
            outs.append(h.masked_fill(lost.unsqueeze(-1), 0.0))
        last = outs[-1]
        last = last.masked_fill((history[:, -1, :, 3] == 0).unsqueeze(-1), 0.0)
        return [self.dequant(o) for o in outs], self.dequant(last)
