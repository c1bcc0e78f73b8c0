import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Filtered(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, ego, lane):
        inputs = {"ego": self.quant(ego), "lane": lane}
        out, kept = [], {}
        for name, value in inputs.items():
            if name == "lane":
                continue
            out.append(value == 1)  #> MQ101
        kept = {k: v for k, v in inputs.items() if k != "ego"}
        return out, kept["lane"] == 1
