"""Both sides are items of a dict, one of them quantized."""
from torch import nn
from torch.quantization import QuantStub


class StopLineCheck(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({"ego": QuantStub(), "line": QuantStub()})

    def forward(self, batch):
        out = {}
        for_ego = self.quants["ego"](batch["ego_s"])
        out["ego_s"] = for_ego
        out["reached"] = out["ego_s"] == batch["stop_s"]  #> MQ103
        return out
