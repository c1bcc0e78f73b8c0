"""An item of a parameter counts like the parameter itself."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SceneEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch):
        tokens = self.quant(batch["tokens"])
        out = {}
        out["moving"] = tokens * (batch["speed"][..., None] > 0.5)  #> MQ201: tokens * (batch["speed"][..., None] > 0.5)
        return self.dequant(out["moving"])
