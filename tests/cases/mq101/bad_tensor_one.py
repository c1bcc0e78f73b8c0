"""torch.tensor(1.0) is a constant in the form of a tensor."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class GoalSelector(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, flag):
        flag = self.quant_flag(flag)
        one = torch.tensor(1.0)
        chosen = flag == one  #> MQ101
        return chosen
