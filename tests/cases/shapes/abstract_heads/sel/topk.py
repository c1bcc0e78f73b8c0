from torch import Tensor

from .base import SelectHead


class TopkHead(SelectHead):
    def select(self, x: Tensor, s: Tensor) -> Tensor:
        best = s.argmax(-1)
        second = best == 1
        return x.masked_fill(second[..., None, None], 0.0)

    def finish(self, x: Tensor) -> Tensor:
        low = x < -1  #> MQ102
        return x.masked_fill(low, -1.0)


class HalfHead(SelectHead):
    def select(self, x: Tensor, s: Tensor) -> Tensor:
        return x.masked_fill((s < 0.5).unsqueeze(-1), 0.0)
