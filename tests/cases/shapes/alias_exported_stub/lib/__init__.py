from .quant import Q as Stub
from .quant import LEVELS, Plain

__all__ = ["Stub", "LEVELS", "Plain"]
