"""The scale that set_qconfig fixes is read: 0.3 has no 1 on its grid."""
from horizon_plugin_pytorch.quantization import (
    FixedScaleObserver,
    QuantStub,
    get_default_qat_qconfig,
)
from torch import nn


class CornerHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.flag_quant = QuantStub()

    def forward(self, corner_flag):
        corner_flag = self.flag_quant(corner_flag)
        return corner_flag == 1  #> MQ101

    def set_qconfig(self):
        self.flag_quant.qconfig = get_default_qat_qconfig(
            dtype="qint16",
            activation_qkwargs={"observer": FixedScaleObserver, "scale": 0.3},
        )
