"""The dtype is a named constant of the module."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

INDEX_DTYPE = torch.int64


class SlotAssignment(nn.Module):
    def __init__(self, slots=16):
        super().__init__()
        self.slot_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, slot):
        slot = self.slot_quant(slot)
        slot = slot.to(INDEX_DTYPE)  #> MQ301
        return slot
