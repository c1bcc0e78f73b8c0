"""Base of all models that run on the chip."""
import abc

import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import Tensor, nn
from torch.quantization import DeQuantStub


class ChipModel(nn.Module, abc.ABC):
    """Owns the stubs; subclasses implement `encode` and the `forward_<mode>` methods."""

    fixed_inputs = ()

    def __init__(self, mode: str):
        super().__init__()
        self.mode = mode
        self.in_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.flag_quant = QuantStub(scale=1.0)
        self.out_dequant = DeQuantStub()

    def quantize_inputs(self, batch):
        """Features and masks of the agents and of the route."""
        agent, route = batch["agent"], batch["route"]
        return {
            "agent": {"feat": self.in_quant(agent["feat"]), "valid": self.mask_quant((agent["valid"] > 0).float())},
            "route": {"feat": route["feat"], "flags": self.flag_quant(route["flags"].float())},
        }

    @abc.abstractmethod
    def encode(self, inputs):
        """Features from the quantized inputs."""

    def forward(self, batch):
        inputs = self.quantize_inputs(batch)
        hidden = self.encode(inputs)
        out = getattr(self, f"forward_{self.mode}")(hidden, inputs)
        return {key: self.out_dequant(value) if isinstance(value, Tensor) else value for key, value in out.items()}
