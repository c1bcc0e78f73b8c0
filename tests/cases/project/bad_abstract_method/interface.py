import abc

from torch import nn


class Masker(nn.Module, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def apply_mask(self, feat, blocked): ...

    def forward(self, feat, blocked):
        return self.apply_mask(feat, blocked.unsqueeze(1))
