"""Stubs around a float network."""
import torch
import torch.nn as nn
from horizon_plugin_pytorch.quantization import QuantStub
from torch.quantization import DeQuantStub


class ModelWrapper(nn.Module):
    """Quantizes each input and dequantizes each float output.

    Args:
        model: a network that takes a dict and returns one.
        keys: inputs that pass a stub, each its own.
    """

    def __init__(self, model, keys=("tracks", "time_mask", "alive")):
        super().__init__()
        self.model = model
        self.quants = nn.ModuleDict({key: QuantStub() for key in keys})
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        quantized = {}
        for key, value in inputs.items():
            quantized[key] = self.quants[key](value) if key in self.quants else value
        outputs = self.model(quantized)
        return {k: v if v.dtype == torch.bool else self.dequant(v) for k, v in outputs.items()}


class OneStubWrapper(nn.Module):
    """One stub for everything that goes in."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        tracks = self.quant(inputs["tracks"])
        time_mask = self.quant(inputs["time_mask"].float())  #> MQ402
        alive = inputs["alive"]
        out = self.model({"tracks": tracks, "time_mask": time_mask, "alive": alive})
        return self.dequant(out["score"])
