from collections import namedtuple
from typing import NamedTuple

from torch import Tensor

Span = namedtuple("Span", ["first", "last"])


class TrackOutput(NamedTuple):
    tracks: Tensor
    states: Tensor
    span: Span = Span(0, 1)


def unpacked(output):
    tracks, states, _ = output
    return tracks, states.char()
