import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def clip_inputs(module, args):
    (x,) = args
    return (x.clamp(-1, 1),)


def log_shape(module, args, out):
    out = out == 1
    print(type(module).__name__, out.shape)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3)
        self.stem.register_forward_pre_hook(clip_inputs)
        self.stem.register_forward_hook(log_shape)
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        raw = self.stem(x)
        on = raw == 1
        q = self.quant(raw)
        return self.dequant(q), on, q == 1  #> MQ101
