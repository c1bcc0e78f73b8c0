"""named_children, _modules and get_submodule of containers and of self."""
from collections import OrderedDict

from torch import nn
from torch.ao.quantization import QuantStub


class Stages(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.stages = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
        self.table = nn.ModuleDict({"a": nn.Linear(2, 2)})

    def forward(self, x):
        q = self.quant(x)
        outs = {}
        y = q
        for name, stage in self.stages.named_children():
            y = stage(y)
            outs[name] = y
        a = [out == 1 for out in outs.values()]  #> MQ101
        b = outs["0"] == 1  #> MQ101
        c = [stage(q) == 1 for _, stage in self.table.named_children()]  #> MQ101
        d = [stage(q) == 1 for stage in self.stages._modules.values()]  #> MQ101
        e = [stage(q) == 1 for stage in self.stages.children()]  #> MQ101
        f = [stage(q) == 0 for _, stage in self.stages.named_children()]
        return a, b, c, d, e, f


class Grown(nn.Module):
    """A Sequential that grows by add_module; children that are no modules are none."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.body = nn.Sequential()
        self.body.add_module("fc", nn.Linear(2, 2))
        self.body.add_module("act", nn.ReLU())
        self.named = nn.Sequential(OrderedDict(fc=nn.Linear(2, 2), act=nn.ReLU()))
        self.sizes = [1, 2]

    def forward(self, x):
        q = self.quant(x)
        outs = {name: layer(q) for name, layer in self.named.named_children()}
        kinds = [child for _, child in self.named_children()]
        trunk = nn.Sequential(*list(self.body.children())[:-1])
        a = self.body(q) == 1, outs["act"] == 1, trunk(q) == 1  #> MQ101, MQ101, MQ101
        b = self.body(x) == 1, outs["act"] == 0, q * len(kinds)
        return a, b, self.body.get_submodule("fc")(q) == 1  #> MQ101
