from abc import ABC, abstractmethod

from torch import nn


class BaseHead(nn.Module, ABC):
    """Defaults for float models; the deployed heads override what does not fit."""

    flag_on = 1

    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def suppress(self, x, keep):
        return x * keep.unsqueeze(-1)

    def is_on(self, flag):
        return flag == self.flag_on

    @abstractmethod
    def decode(self, x):
        ...


class FloatHead(BaseHead):
    def decode(self, x):
        return x >= 1
