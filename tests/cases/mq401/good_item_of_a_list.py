"""Silent: subscripts of a list and of a dict pick a tensor, they cut none."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ListOfInputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.data_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, data, mask):
        inputs = [self.data_quant(data), self.mask_quant(mask)]
        named = {"data": inputs[0], "mask": inputs[-1]}
        valid = named["mask"]
        return self.dequant(inputs[0] * valid)
