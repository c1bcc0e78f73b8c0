from torch import Tensor

from .base import SelectHead


class CertainHead(SelectHead):
    def select(self, x: Tensor, s: Tensor) -> Tensor:
        sure = s == 1.0  #> MQ101
        return x.masked_fill(~sure.unsqueeze(-1), 0.0)

    def check(self, score: Tensor) -> None:
        print((score == 1.0).sum())
