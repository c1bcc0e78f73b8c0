from .lane import FloatLaneHead as RawHead
from .lane import LaneHead as Head
