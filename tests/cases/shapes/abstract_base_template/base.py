from abc import ABC, abstractmethod

from torch import nn
from torch.quantization import QuantStub


class Template(nn.Module, ABC):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    @abstractmethod
    def head(self, q, dist):
        ...

    def transform(self, x):
        return self.quant(x)

    def forward(self, x, dist):
        return self.head(self.transform(x), dist)
