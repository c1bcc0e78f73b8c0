from abc import ABC, abstractmethod

from torch import Tensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SelectHead(nn.Module, ABC):
    """Template: quantize, let the subclass select, dequantize."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.quant = QuantStub()
        self.quant_score = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x: Tensor, score: Tensor) -> Tensor:
        x = self.fc(self.quant(x))
        s = self.quant_score(score)
        x = self.select(x, s)
        self.check(score)
        return self.dequant(self.finish(x))

    @abstractmethod
    def select(self, x: Tensor, s: Tensor) -> Tensor:
        raise NotImplementedError

    def finish(self, x: Tensor) -> Tensor:
        return x

    def check(self, score: Tensor) -> None:
        """Hook on the raw scores."""
