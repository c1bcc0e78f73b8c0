"""Whatever toolkit is installed."""
import torch

try:
    from horizon_plugin_pytorch.quantization import QuantStub

    HAS_HORIZON = True
except ImportError:
    from torch.quantization import QuantStub

    HAS_HORIZON = False

from torch.quantization import DeQuantStub

try:
    from .fused import masked_scale
except ImportError:
    from .plain import masked_scale

if HAS_HORIZON:
    from .fused import shift
else:
    from .plain import shift

__all__ = ["QuantStub", "DeQuantStub", "masked_scale", "shift"]
