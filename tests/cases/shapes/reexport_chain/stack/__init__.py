from .heads import Head as LaneHead
from .heads import RawHead
from .stubs import Dequantize, Quantize

__all__ = ["LaneHead", "RawHead", "Quantize", "Dequantize"]
