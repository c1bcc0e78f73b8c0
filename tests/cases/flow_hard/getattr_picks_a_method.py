import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self, mode="ego"):
        super().__init__()
        self.mode = mode
        self.quant = QuantStub()
        self.fc = nn.Linear(3, 3)

    def forward(self, x, dist, training=False):
        q = self.fc(self.quant(x))
        if training:
            return getattr(self, "loss_" + self.mode)(q, dist < 2)
        return getattr(self, f"forward_{self.mode}")(q, dist < 2)

    def forward_ego(self, q, near):
        return q * near  #> MQ201

    def forward_joint(self, q, near):
        return q.masked_fill(near, 0.0)

    def loss_ego(self, q, near):
        return (q * near).mean()  #> MQ201

    def unrelated(self, q, near):
        return q * near
