# Copyright (c) ADLib authors. All rights reserved.
"""Modules that only hold stubs."""

from typing import Dict, List, Optional, Sequence

import torch
import torch.nn as nn
from horizon_plugin_pytorch.qtensor import QTensor
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub

from adlib.registry import OBJECT_REGISTRY
from adlib.utils import qconfig_manager

__all__ = ["MultiScaleQuant", "GuardedQuant", "ExtraInputQuant", "MultiScaleDequant"]


@OBJECT_REGISTRY.register
class MultiScaleQuant(nn.Module):
    """Quantize features of several scales, a stub for each.

    Args:
        num_levels: Number of scales.
    """

    def __init__(self, num_levels: int = 4):
        super().__init__()
        self.num_levels = num_levels
        self.quants = nn.ModuleList([QuantStub() for _ in range(num_levels)])

    def forward(self, feats: Sequence[torch.Tensor]) -> List[torch.Tensor]:
        return [quant(feat) for quant, feat in zip(self.quants, feats)]  #> MQ502

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()


@OBJECT_REGISTRY.register
class GuardedQuant(nn.Module):
    """Quantize an input unless a former part of the model did.

    Args:
        scale: Literal scale of the stub, observed by default.
    """

    def __init__(self, scale: Optional[float] = None):
        super().__init__()
        self.quant = QuantStub(scale=scale)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if isinstance(x, QTensor):
            return x
        return self.quant(x)


class ExtraInputQuant(nn.Module):
    """Base of modules with a varying number of additional inputs.

    Subclasses say how many in ``num_extra_inputs``.
    """

    num_extra_inputs = 2

    def __init__(self):
        super().__init__()
        self.prepare_quant_stub()

    def prepare_quant_stub(self) -> None:
        """Declare the stubs; subclasses add theirs."""
        self.quant = QuantStub()
        for i in range(self.num_extra_inputs):
            setattr(self, f"extra_quant_{i}", QuantStub())

    def quant_extra(self, extras: Sequence[torch.Tensor]) -> List[torch.Tensor]:
        """Quantize the additional inputs in order."""
        outs = []
        for i, extra in enumerate(extras):
            outs.append(getattr(self, f"extra_quant_{i}")(extra))
        return outs

    def set_qconfig(self) -> None:
        self.qconfig = qconfig_manager.get_default_qat_qconfig()


@OBJECT_REGISTRY.register
class MultiScaleDequant(nn.Module):
    """Dequantize a dict of outputs."""

    def __init__(self, names: Sequence[str] = ("cls", "reg")):
        super().__init__()
        self.names = list(names)
        self.dequant = DeQuantStub()

    def forward(self, outputs: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
        return {name: self.dequant(outputs[name]) for name in self.names}
