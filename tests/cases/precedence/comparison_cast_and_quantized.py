"""The wrong comparison goes the right way afterwards: float, stub, product."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RightWayWrongStart(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat_quant = QuantStub()
        self.state_quant = QuantStub()
        self.gate_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, state):
        state = self.state_quant(state)
        gate = (state == 1).float()  #> MQ101: state == 1
        gate = self.gate_quant(gate)
        return self.dequant(self.feat_quant(feat) * gate)
