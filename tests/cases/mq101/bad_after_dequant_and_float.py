"""DeQuantStub, .float() and views do not undo the rounding."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class QueryDecoder(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.dim = dim

    def forward(self, queries):
        queries = self.quant(queries)
        out = self.dequant(queries).float()
        flags = out.view(-1, self.dim).transpose(0, 1)[0]
        first_frame = flags == 1  #> MQ101
        return out, first_frame
