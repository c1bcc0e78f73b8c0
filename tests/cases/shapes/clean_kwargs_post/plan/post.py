from torch import nn


class PostProcess(nn.Module):
    """On the CPU, after DeQuantStub: bool and int operands are welcome again."""

    def forward(self, out, valid=None):
        if valid is None:
            return out
        on = valid == 1
        out = out * on.unsqueeze(-1)
        best = out.argmax(-1)
        return out, best == 1, best.int()
