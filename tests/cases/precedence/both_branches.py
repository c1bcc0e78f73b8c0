"""A line that both ways lead to is reported once."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EitherSource(nn.Module):
    def __init__(self, stereo=False):
        super().__init__()
        self.stereo = stereo
        self.mono_quant = QuantStub()
        self.stereo_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth, lengths):
        if self.stereo:
            depth = self.stereo_quant(depth)
        else:
            depth = self.mono_quant(depth)
        depth = depth * (lengths > 0).float()  #> MQ202
        exact = self.dequant(depth) == 2  #> MQ101
        return depth, exact
