"""Keys that contain "mask" never reach the data stub."""

from torch import nn
from torch.ao.quantization import QuantStub


class Inputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()

    def forward(self, batch):
        data = {"x": batch["x"], "y": batch["y"], "mask": batch["mask"] > 0}
        out = {}
        for key, value in data.items():
            if "mask" in key:
                out[key] = self.quant_mask(value.float())
            else:
                out[key] = self.quant(value)
        return out["x"] * out["mask"], out["x"] * data["mask"]  #> MQ201
