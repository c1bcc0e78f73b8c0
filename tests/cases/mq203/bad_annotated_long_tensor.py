"""The annotation LongTensor gives the kind of the parameter."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import LongTensor, Tensor, nn
from torch.quantization import DeQuantStub


class PriorityScaler(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, edges: Tensor, hops: LongTensor) -> Tensor:
        edges = self.quant(edges)
        edges = edges / hops  #> MQ203
        return self.dequant(edges)
