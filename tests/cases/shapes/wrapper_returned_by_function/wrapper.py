from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ModelWrapper(nn.Module):
    """Stubs at the border of a float model."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.quant_x = QuantStub()
        self.quant_m = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        quantized = {"x": self.quant_x(inputs["x"]), "m": self.quant_m(inputs["m"])}
        return self.dequant(self.model(quantized))
