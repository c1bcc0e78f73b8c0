"""Silent: a qconfig is assigned with a scale that nobody can read here."""
from horizon_plugin_pytorch.quantization import (
    FixedScaleObserver,
    QuantStub,
    get_default_qat_qconfig,
)
from torch import nn

from .scales import flag_scale


class TollGateHead(nn.Module):
    def __init__(self):
        super().__init__()
        self._init_stubs()

    def _init_stubs(self):
        self.flag_quant = QuantStub()

    def forward(self, flag):
        return self.flag_quant(flag) == 1

    def set_qconfig(self):
        self.flag_quant.qconfig = get_default_qat_qconfig(
            dtype="qint16",
            activation_qkwargs={"observer": FixedScaleObserver, "scale": flag_scale()},
        )
