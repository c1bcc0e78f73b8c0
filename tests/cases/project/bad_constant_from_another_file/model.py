"""The constant is imported, and read as an attribute of its module."""
import constants
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PaddedPaths(nn.Module):
    def __init__(self):
        super().__init__()
        self.path_quant = QuantStub()
        self.pad_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(constants.LENGTH, 32)

    def forward(self, paths, pads):
        paths = self.fc(self.path_quant(paths))
        pads = self.pad_quant(pads)
        shut = pads == constants.PADDED  #> MQ101: pads == constants.PADDED
        return self.dequant(paths.masked_fill(shut, 0.0))
