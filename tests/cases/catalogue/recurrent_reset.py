"""A recurrent policy resets its state where an episode is over."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Policy(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant_obs = QuantStub()
        self.quant_done = QuantStub()
        self.quant_alive = QuantStub()
        self.dequant = DeQuantStub()
        self.i2h = nn.Linear(dim, dim)
        self.h2h = nn.Linear(dim, dim)

    def step(self, obs, hidden, alive):
        return torch.tanh(self.i2h(obs) + self.h2h(hidden) * alive)

    def forward(self, obs, hidden, done):
        obs = self.quant_obs(obs)
        hidden = self.h2h(obs)
        slow = self.step(obs, hidden, 1.0 - self.quant_done(done))  #> MQ501
        fast = self.step(obs, hidden, self.quant_alive(1.0 - done))
        return self.dequant(slow), self.dequant(fast)
