"""`~` of a forward parameter is a bool tensor, also after expand."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DeformableValue(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.value_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.value_proj = nn.Linear(dim, dim)

    def forward(self, value, key_padding_mask):
        value = self.value_proj(self.value_quant(value))
        inside = (~key_padding_mask).unsqueeze(-1).expand(-1, -1, 256)
        value = value * inside  #> MQ201
        return self.dequant(value)
