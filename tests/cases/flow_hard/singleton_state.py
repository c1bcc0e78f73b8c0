import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Registry:
    _instance = None

    def __init__(self):
        self.current = None
        self.plain = None

    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance


REGISTRY = Registry()


def read():
    return REGISTRY.current == 1  #> MQ101


def read_plain():
    return REGISTRY.plain == 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        REGISTRY.current = self.quant(x)
        REGISTRY.plain = x
        return read(), read_plain()
