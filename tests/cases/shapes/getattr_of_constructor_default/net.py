import heads
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

TASKS = [dict(type="AddHead", dim=3)]


class Net(nn.Module):
    def __init__(self, head="GateHead", aux=("FillHead",), tasks=None):
        super().__init__()
        self.quant = QuantStub()
        self.head = getattr(heads, head)()
        self.aux = nn.ModuleList([getattr(heads, name)() for name in aux])
        self.tasks = nn.ModuleList()
        for cfg in tasks or TASKS:
            cfg = cfg.copy()
            self.tasks.append(getattr(heads, cfg.pop("type"))(**cfg))

    def forward(self, x, dist):
        q, near = self.quant(x), dist < 2
        return [head(q, near) for head in (self.head, *self.aux, *self.tasks)]
