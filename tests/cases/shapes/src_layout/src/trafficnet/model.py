from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from trafficnet.encoder import AgentEncoder


class TrafficNet(nn.Module):
    def __init__(self, dim: int = 48) -> None:
        super().__init__()
        self.quant_img = QuantStub()
        self.quant_agents = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, dim, 3)
        self.encoder = AgentEncoder(7, dim)

    def encode(self, agents):
        return self.encoder(agents)

    def forward(self, img):
        return self.dequant(self.stem(self.quant_img(img)))
