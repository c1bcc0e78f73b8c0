import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


from horizon_plugin_pytorch.quantization import FakeQuantize, QConfig
from horizon_plugin_pytorch.quantization.observer import FixedScaleObserver


def fixed(scale):
    return QConfig(activation=FakeQuantize.with_args(observer=FixedScaleObserver, scale=scale), weight=None)


class Gate(nn.Module):
    """Its owner sets the scale."""

    def __init__(self):
        super().__init__()
        self.quant_mask = QuantStub()

    def forward(self, x, mask):
        mask = self.quant_mask(mask)
        return x.masked_fill(mask == 1, 0.0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_kind = QuantStub()
        self.gate = Gate()

    def set_qconfig(self):
        self.gate.quant_mask.qconfig = fixed(1.0)

    def forward(self, x, mask, kind):
        kind = self.quant_kind(kind)
        return self.gate(self.quant(x), mask), kind == 1  #> MQ101


class ByName(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_mask = QuantStub()

    def set_qconfig(self):
        for name, module in self.named_modules():
            if "mask" in name and isinstance(module, QuantStub):
                module.qconfig = fixed(1.0)

    def forward(self, mask):
        return self.quant_mask(mask) == 1
