"""A helper that is called with two quantized tensors is wrong in one place."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def is_set(flag):
    return flag == 1  #> MQ101


class TwoFlags(nn.Module):
    def __init__(self):
        super().__init__()
        self.brake_quant = QuantStub()
        self.turn_quant = QuantStub()
        self.feat_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, brake, turn):
        braking = is_set(self.brake_quant(brake))
        turning = is_set(self.turn_quant(turn))
        feat = self.feat_quant(feat).masked_fill(braking, 0.0).masked_fill(turning, 0.0)
        return self.dequant(feat)
