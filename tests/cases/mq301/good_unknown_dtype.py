"""Silent: the dtype is not known."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CastLike(nn.Module):
    def __init__(self, out_dtype):
        super().__init__()
        self.out_dtype = out_dtype
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, reference):
        x = self.dequant(self.quant(x))
        return x.to(self.out_dtype), x.to(reference.dtype), x.type_as(reference)
