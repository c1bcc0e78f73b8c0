"""torch.isin with keyword arguments and a module-level tuple made into a tensor."""
import torch
import torch.nn as nn
from torch.ao import quantization as tq

VULNERABLE = (4, 5, 6)


class PedestrianAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = tq.QuantStub()

    def forward(self, kinds):
        kinds = self.quant(kinds)
        return torch.isin(elements=kinds, test_elements=torch.tensor(VULNERABLE))  #> MQ101
