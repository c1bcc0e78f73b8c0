"""The head quantizes what its caller quantized before."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class MotionHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.query_stub = QuantStub()
        self.dequant = DeQuantStub()
        self.mlp = nn.Linear(dim, 60)

    def forward(self, queries):
        queries = self.query_stub(queries)  #> MQ502
        return self.dequant(self.mlp(queries))
