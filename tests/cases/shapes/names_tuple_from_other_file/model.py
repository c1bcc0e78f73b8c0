from names import INPUTS, PREFIX, attr
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        for name in INPUTS:
            setattr(self, attr(name), QuantStub())
            self.add_module(f"proj_{name}", nn.Conv2d(4, 4, 1))

    def forward(self, batch):
        out = {}
        for name in INPUTS:
            q = getattr(self, f"{PREFIX}{name}")(batch[name])
            out[name] = getattr(self, f"proj_{name}")(q)
            out[name + "_raw"] = getattr(self, f"proj_{name}")(batch[name])
        a = self.quant_bev(batch["bev"]) == 1  #> MQ101
        b = out["img"].int()  #> MQ301
        c = out["img_raw"].int()
        return a, b, c, out["bev_raw"] == 1
