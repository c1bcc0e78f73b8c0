"""Silent: the operands are bools of the caller, not quantized tensors."""
from torch import BoolTensor, Tensor, nn
from torch.quantization import DeQuantStub, QuantStub


class MaskLogic(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(32, 32)

    def forward(self, tokens: Tensor, pad: BoolTensor, future: BoolTensor):
        tokens = self.fc(self.quant(tokens))
        hidden = pad | future
        visible = ~hidden
        if visible.any():
            tokens = tokens.masked_fill(hidden, 0.0)
        return self.dequant(tokens), visible.cumsum(dim=-1)
