"""Two masks on one stub, two data tensors on another; words match whole."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TwoOfAKind(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, cur, hist, cur_mask, hist_mask):
        cur = self.quant(cur)
        hist = self.quant(hist)
        cur_mask = self.mask_quant(cur_mask)
        hist_mask = self.mask_quant(hist_mask)
        return self.dequant(cur * cur_mask + hist * hist_mask)

    def rectify(self, masked_feats, unmasked_feats, keeper):
        a = self.quant(masked_feats)
        b = self.quant(unmasked_feats)
        c = self.quant(keeper)
        return self.dequant(a + b + c)
