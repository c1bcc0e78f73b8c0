"""The mask's call comes first: it is still the mask's call that is reported."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SetTransformerInput(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.input_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(dim, dim)

    def forward(self, key_padding_mask, elements):
        gate = self.input_quant(key_padding_mask)  #> MQ402
        elements = self.input_quant(elements)
        return self.dequant(self.embed(elements) * gate)
