from hzn.base import BaseNet
from hzn.head import Head


class Net(BaseNet):
    def __init__(self, dim=8):
        super().__init__()
        self.head = Head(dim)

    def forward(self, x, mask, level):
        x = self.quant(x)
        m = self.quant_mask(mask)
        lv = self.quant_fine(level)
        out, number = self.head(x, m, lv)
        return self.dequant(out), number
