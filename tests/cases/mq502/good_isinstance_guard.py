"""Silent: the stub stands under a test for QTensor."""
from horizon_plugin_pytorch.qtensor import QTensor
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FlexibleEncoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x):
        if not isinstance(x, QTensor):
            x = self.quant(x)
        return self.fc(x)


class Pipeline(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = FlexibleEncoder(dim)

    def forward(self, x):
        return self.dequant(self.encoder(self.quant(x)))
