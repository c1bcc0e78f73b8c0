"""Top-1 routing with one_hot; integers and 0/1 floats meet quantized experts."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Router(nn.Module):
    def __init__(self, dim=64, n_experts=4):
        super().__init__()
        self.n_experts = n_experts
        self.quant = QuantStub()
        self.route_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = nn.Linear(dim, n_experts)
        self.experts = nn.ModuleList([nn.Linear(dim, dim) for _ in range(n_experts)])

    def forward(self, x):
        x = self.quant(x)
        logits = self.gate(x)
        choice = logits.argmax(-1)
        one_hot = F.one_hot(choice, self.n_experts)
        first = self.experts[0](x)
        a = first * one_hot[..., 0:1]  #> MQ203
        b = first * (choice == 1).unsqueeze(-1)  #> MQ201
        routed = self.route_quant(one_hot.float())
        y = None
        for i, expert in enumerate(self.experts):
            out = expert(x)
            y = out if y is None else y + out
        if y is not None:
            y = y.masked_fill((choice == 0).unsqueeze(-1), 0.0)
        return self.dequant(y), a, b, routed
