"""Silent: both operands passed a stub, the mask as a part of the inputs already."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class HistoryMixer(nn.Module):
    def __init__(self):
        super().__init__()
        self.hist_quant = QuantStub()
        self.flag_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        hist = self.hist_quant(inputs["history"])
        flag = self.flag_quant(inputs["history_flag"])
        return self.dequant(hist * flag.unsqueeze(-1))
