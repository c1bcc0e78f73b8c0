import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub
from torch.utils.checkpoint import checkpoint


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(4, 4)

    def _block(self, q, near):
        return self.fc(q) * near  #> MQ201

    def _raw(self, x, near):
        return self.fc(x) * near

    def forward(self, x, dist):
        q = self.quant(x)
        a = checkpoint(self._block, q, dist < 5, use_reentrant=False)
        b = checkpoint(self._raw, x, dist < 5)
        return a, b
