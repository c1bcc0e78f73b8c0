import torch
from torch import nn
from torch.nn import functional as F
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w, lens):
        q = self.quant(x)
        near, far = torch.gt(w, 1.0), w.ne(0)
        n = w.shape[-1]
        reach = torch.arange(n, device=w.device) < lens[:, None]
        a = q * near  #> MQ201
        b = q + far  #> MQ201
        c = torch.mul(q, torch.isnan(w))  #> MQ201
        d = q * ~near  #> MQ201
        e = q * (near & far)  #> MQ201
        f = torch.logical_xor(near, far) * q  #> MQ201
        g = q * reach  #> MQ201
        h = q * torch.tril(torch.ones(n, n, dtype=torch.bool))  #> MQ201
        i = torch.maximum(q, w.bool())  #> MQ201
        j = F.relu(q).masked_fill(reach | near, 0.0)
        k = q[reach], torch.where(near.logical_and(far), q, 0.0)
        return a, b, c, d, e, f, g, h, i, j, k
