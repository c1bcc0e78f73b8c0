from torch import nn
from torch.ao.quantization import QuantStub

Q = QuantStub
LEVELS = {"on": 1, "off": 0}


class Plain(nn.Identity):
    pass
