import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def mark(out, key):
    out[key + "_on"] = out[key] == 1  #> MQ101


def mark_raw(out, key):
    out[key + "_on"] = out[key] == 1


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_flag = QuantStub()
        self.quant_x = QuantStub()
        self.fc = nn.Linear(8, 8)

    def _fill(self, out, batch):
        out["flag"] = self.quant_flag(batch["flag"])
        out["x"] = self.quant_x(batch["x"])
        out["raw"] = batch["raw"]

    def forward(self, batch):
        out = {}
        self._fill(out, batch)
        mark(out, "flag")
        mark_raw(out, "raw")
        return self.fc(out["x"]), out["flag_on"], out["raw_on"]
