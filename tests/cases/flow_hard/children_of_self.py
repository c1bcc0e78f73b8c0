"""The children of the object itself."""
from torch import nn
from torch.ao.quantization import QuantStub


class Trunk(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 2)
        self.fc2 = nn.Linear(2, 2)

    def forward(self, x):
        outs = []
        for name, layer in self.named_children():
            outs.append(layer(x))
        for layer in self.children():
            outs.append(layer(x))
        return outs


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.trunk = Trunk()

    def forward(self, x, m):
        outs = self.trunk(self.quant(x))
        a = [out * (m > 0) for out in outs]  #> MQ201
        return a, self._modules["quant"](x) == 1, self.get_submodule("trunk.fc1")(self.quant(x)) == 1  #> MQ101, MQ101
