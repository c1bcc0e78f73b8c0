"""Silent: after the dequantizer it is a float tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FloatPost(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.steps = nn.Linear(64, 20)

    def forward(self, context):
        steps = self.dequant(self.steps(self.quant(context)))
        path = steps.cumsum(dim=-1)
        used = steps != 0
        if steps.sum() > 0:
            path = 1 - path
        return path, used, steps.bool(), steps.nonzero()
