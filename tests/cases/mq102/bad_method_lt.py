"""The method `lt`, with a keyword."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SpeedGate(nn.Module):
    """Which agents stand still."""

    def __init__(self):
        super().__init__()
        self.speed_stub = QuantStub()

    def forward(self, batch):
        speed = self.speed_stub(batch["speed"])
        standing = speed.lt(other=1)  #> MQ102
        crawling = speed.lt(2.5)
        return standing, crawling
