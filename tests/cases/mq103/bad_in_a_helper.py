"""The comparison stands in a function of the module."""
from torch import nn
from torch.ao.quantization import QuantStub


def same_place(left, right):
    return (left == right).all(dim=-1)  #> MQ103: left == right


class LoopClosure(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_quant = QuantStub()
        self.key_quant = QuantStub()

    def forward(self, query, keys):
        query = self.query_quant(query)
        keys = self.key_quant(keys)
        return same_place(query.unsqueeze(1), keys.unsqueeze(0))
