import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict()
        for side in ("left", "right"):
            self.quants[f"{side}_quant"] = QuantStub()

    def forward(self, batch):
        out = {}
        for side in ("left", "right"):
            out[f"{side}_q"] = self.quants[f"{side}_quant"](batch[side])
            out[f"{side}_raw"] = batch[side]
        a = out["left_q"] == 1  #> MQ101
        b = out["left_raw"] == 1
        c = out["right" + "_q"].int()  #> MQ301
        d = out["right_raw"].int()
        return a, b, c, d
