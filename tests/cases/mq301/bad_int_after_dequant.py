"""DeQuantStub does not undo the rounding."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FrameCounter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.rnn = nn.Linear(8, 8)

    def forward(self, frames, age):
        age = self.dequant(self.quant(age))
        return age.int()  #> MQ301: age.int()
