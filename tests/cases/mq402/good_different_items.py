"""Silent: items 0 and 1 of a list, "feat" and "mask" of a dict are different stubs."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DifferentItems(nn.Module):
    def __init__(self):
        super().__init__()
        self.listed = nn.ModuleList([QuantStub(), QuantStub()])
        self.keyed = nn.ModuleDict({"feat": QuantStub(), "mask": QuantStub()})
        self.dequant = DeQuantStub()

    def forward(self, bev, bev_mask, feat, mask):
        bev = self.listed[0](bev) * self.listed[1](bev_mask)
        feat = self.keyed["feat"](feat) * self.keyed["mask"](mask)
        return self.dequant(bev), self.dequant(feat)
