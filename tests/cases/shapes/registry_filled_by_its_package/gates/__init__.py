from . import products  # noqa: F401
from .net import Net

__all__ = ["Net"]
