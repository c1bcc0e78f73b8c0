from torch import nn

from cb.utils import profile


class Decoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, on_flag, flag):
        with profile("decoder"):
            h = self.fc(x)
            busy = on_flag(flag)
            h = h.masked_fill(busy.unsqueeze(-1), 0.0)
        return h
