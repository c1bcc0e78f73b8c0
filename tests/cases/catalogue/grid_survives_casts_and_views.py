"""Views, float casts, slices and DeQuantStub keep the grid; arithmetic on the float side drops it."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BoxFlags(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.affine = nn.Linear(8, 8)

    def forward(self, boxes):
        q = self.quant(boxes)
        a = q.view(-1, 8).float() == 1  #> MQ101
        b = q.permute(0, 2, 1).contiguous() == 2  #> MQ101
        f = self.dequant(q)
        c = f.reshape(-1).detach().cpu() == 1  #> MQ101
        d = f.flip(-1).clone() == -1  #> MQ101
        moved = f * 2.0
        e = moved == 2
        g = self.affine(f) == 1
        h = self.affine(q) == 1  #> MQ101
        i = torch.sigmoid(q) == 1  #> MQ101
        j = torch.sigmoid(f) == 1
        return a, b, c, d, e, g, h, i, j
