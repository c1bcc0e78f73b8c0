from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class QuantBase(nn.Module):
    def __init__(self):
        super().__init__()
        self._init_quant()

    def _init_quant(self):
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()

    def embed(self, x):
        return self.quant(x)
