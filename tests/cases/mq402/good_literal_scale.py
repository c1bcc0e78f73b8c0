"""Silent: with a literal scale no observer mixes the two."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FixedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(scale=1 / 64)
        self.dequant = DeQuantStub()

    def forward(self, gate_logits, mask):
        gate_logits = self.quant(gate_logits)
        mask = self.quant(mask)
        return self.dequant(gate_logits * mask)
