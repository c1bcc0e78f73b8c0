"""Silent: two integer tensors."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Agreement(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.student = nn.Linear(128, 20)
        self.teacher = nn.Linear(128, 20)

    def forward(self, feat, labels):
        feat = self.quant(feat)
        student = self.student(feat).argmax(-1)
        teacher = torch.argmax(self.teacher(feat), dim=-1)
        return student == teacher, student == labels.long(), torch.equal(student, teacher)
