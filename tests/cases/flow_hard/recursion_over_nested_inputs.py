import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def walk(node, fn):
    if isinstance(node, dict):
        return {k: walk(v, fn) for k, v in node.items()}
    if isinstance(node, (list, tuple)):
        return [walk(v, fn) for v in node]
    return fn(node)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        q = self.quant(x)
        flat = walk(q, lambda t: t == 1)  #> MQ101
        plain = walk([y], lambda t: t == 1)
        return flat, plain
