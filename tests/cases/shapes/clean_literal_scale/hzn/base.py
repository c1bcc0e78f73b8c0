from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

from hzn import constants
from hzn.constants import MASK_SCALE


class BaseNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.prepare_quant_stub()

    def prepare_quant_stub(self):
        self.quant = QuantStub()
        self.quant_mask = QuantStub(scale=MASK_SCALE)
        self.quant_fine = QuantStub(constants.HALF_SCALE)
        self.dequant = DeQuantStub()
