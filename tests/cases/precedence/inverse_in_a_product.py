"""`1 - mask` is not implemented; the product of two quantized tensors is in order."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class InverseGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat_quant = QuantStub()
        self.gate_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, gate):
        feat = self.feat_quant(feat)
        gate = self.gate_quant(gate)
        feat = feat * (1 - gate)  #> MQ501: 1 - gate
        return self.dequant(feat)
