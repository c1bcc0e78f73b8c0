import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w, ids: torch.LongTensor):
        q = self.quant(x)
        m = (w > 0).float()
        m2 = w.lt(5).to(torch.float32)
        a = q * m  #> MQ202
        b = q * (1 - m)  #> MQ202
        c = q * (m * m2)  #> MQ202
        d = q * m.unsqueeze(1).expand(-1, 3, -1).repeat(1, 2, 1)  #> MQ202
        e = q * F.max_pool2d(m, 3, stride=1, padding=1)  #> MQ202
        f = q * torch.eye(4)  #> MQ202
        g = q * F.one_hot(ids, 4).float()  #> MQ202
        h = q + m * -100.0  #> MQ202
        i = q + torch.zeros_like(w).masked_fill(w > 0, -100.0)  #> MQ202
        j = q * (w > 0).type_as(w.float())  #> MQ202
        k = q * m.index_select(0, ids)  #> MQ202
        n = q * torch.gather(m, 0, ids)  #> MQ202
        return a, b, c, d, e, f, g, h, i, j, k, n
