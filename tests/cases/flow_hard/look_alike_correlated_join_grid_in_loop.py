"""img has, by the loop, one of several grids; the maximum, the minimum and the channels are of the same img."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


def blend(a, b, ratio):
    return (ratio * a + (1.0 - ratio) * b).clamp(0, 1).to(a.dtype)


def brightness(img, factor):
    return blend(img, torch.zeros_like(img), factor)


def contrast(img, factor):
    return blend(img, img.mean(), factor)


def saturation(img, factor):
    return blend(img, img[0], factor)


def hue(img, factor):
    if img.dtype != torch.float32:
        img = img / 255 if factor else img.mul(2)
    r, g, b = img.unbind(dim=-3)
    high = torch.max(img, dim=-3).values
    low = torch.min(img, dim=-3).values
    h = torch.where(high == low, r, torch.where(high == r, g, b))
    h = (h + factor) % 1.0
    return torch.stack((h, g, high), dim=-3)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, order, b, c, s, h):
        img = self.quant(x)
        for op in order:
            if op == 0 and b is not None:
                img = brightness(img, b)
            elif op == 1 and c is not None:
                img = contrast(img, c)
            elif op == 2 and s is not None:
                img = saturation(img, s)
            elif op == 3 and h is not None:
                img = hue(img, h)
        return img
