from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .encode import decode, encode, report


class ContextNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch, frame: int = 0):
        ctx = {"agents": {"raw_flag": batch["flag"]}, "meta": {"frame": frame, "state": batch["state"]}}
        ctx["agents"].update(feat=self.quant(batch["x"]), flag=self.quant_flag(batch["flag"]))
        encode(ctx["agents"])
        return self.dequant(decode(ctx)), report(ctx)
