from torch import nn

from . import constants as C
from .constants import Flag


class CodeBook:
    on_value = 1.0

    @property
    def off_value(self):
        return 0.0

    @property
    def threshold(self):
        return -1.0


class Tracker(nn.Module):
    AGE = C.MAX_AGE

    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)
        self.book = CodeBook()
        self._flag = None
        self._count = 0

    def set_flag(self, flag):
        self._flag = flag
        self._count += 1

    @property
    def alive(self):
        return self._flag == Flag.VALID  #> MQ101

    @property
    def empty(self):
        return self._flag == Flag.EMPTY

    @property
    def is_new(self):
        return self._count == self.AGE

    def forward(self, x, label, other_label):
        h = self.fc(x)
        cars = label == C.LABELS["car"]  #> MQ101
        nothing = label == C.LABELS["none"]
        same = label == other_label  #> MQ103
        on = label.eq(self.book.on_value)  #> MQ101
        off = label.eq(self.book.off_value)
        low = h <= self.book.threshold  #> MQ102
        if label is not Flag.UNKNOWN and not self.is_new:
            h = h.masked_fill(low, 0.0)
        drop = cars | nothing | same | on | off | self.empty
        return h.masked_fill(drop.unsqueeze(-1), 0.0)
