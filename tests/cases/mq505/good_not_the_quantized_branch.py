"""Silent: the write belongs to the float branch, which returns early."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TrainOrDeploy(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, x, dropped):
        if self.training:
            x = x.clone()
            x[dropped > 0] = 0.0
            return self.fc(x)
        x = self.quant(x)
        return self.dequant(self.fc(x))
