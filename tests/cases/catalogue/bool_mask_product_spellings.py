"""One product, many spellings."""
import torch
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Spelled(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.ff = FloatFunctional()
        self.fa = FloatFunctional()

    def forward(self, x, lengths):
        steps = torch.arange(x.shape[1])
        mask = steps[None, :] < lengths[:, None]
        q = self.quant(x)
        m = mask.unsqueeze(-1)
        a = q * m  #> MQ201
        b = m * q  #> MQ201
        c = torch.mul(q, m)  #> MQ201
        d = q.mul(m)  #> MQ201
        e = self.ff.mul(q, m)  #> MQ201
        f = torch.multiply(m, q)  #> MQ201
        g = self.fa.add(q, m)  #> MQ201
        h = torch.maximum(q, m)  #> MQ201
        k = q - m  #> MQ201
        ok = torch.where(m, q, torch.zeros_like(q))
        fine = q.masked_fill(torch.logical_not(m), 0.0)
        half = self.ff.mul_scalar(q, 0.5)
        picked = q[mask]
        return a, b, c, d, e, f, g, h, k, ok, fine, half, picked
