from torch import nn

from .registry import GATES as ALL
from .registry import NORMS, POINTS, Losses


@ALL.register_module()
class Product(nn.Module):
    def forward(self, q, near):
        return q * near  #> MQ201


@ALL.register_module(name=["filled", "blank"])
class Filled(nn.Module):
    def forward(self, q, near):
        return q.masked_fill(near, 0.0)


class Late(nn.Module):
    def forward(self, q, near):
        return q + near  #> MQ201


ALL.register_module(name="late", module=Late)


@ALL.register_module()
class OnlyByUnknownName(nn.Module):
    """What a configuration picks that nobody can read may be anything."""

    def forward(self, q, near):
        return q - near


@NORMS.register_module()
class Product2(nn.Module):
    def forward(self, q, near):
        return q / near


@Losses.register("masked")
class MaskedLoss(nn.Module):
    def forward(self, q, near):
        return (q * near).mean()  #> MQ201


class Points(nn.Module):
    def forward(self, q):
        return q == 2  #> MQ101


POINTS.append(Points)

if __name__ == "__main__":
    POINTS.append(Product)
