"""`+=` and add_ with integer tensors."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LevelShift(nn.Module):
    def __init__(self):
        super().__init__()
        self.fine_quant = QuantStub()
        self.coarse_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, fine, coarse, levels):
        levels = levels.int()
        fine = self.fine_quant(fine)
        coarse = self.coarse_quant(coarse)
        fine += levels  #> MQ203
        coarse.add_(levels)  #> MQ203
        return self.dequant(fine), self.dequant(coarse)
