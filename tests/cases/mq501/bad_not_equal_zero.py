"""`!= 0` is exact, but a QTensor has no `!=`."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ActorGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.actor_quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(7, 64)

    def forward(self, actors, flag):
        actors = self.fc(self.actor_quant(actors))
        flag = self.flag_quant(flag)
        gone = inverted(flag != 0)  #> MQ501: flag != 0
        return self.dequant(actors.masked_fill(gone, 0.0))


def inverted(condition):
    return ~condition
