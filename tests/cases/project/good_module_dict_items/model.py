"""Silent: the branches fill."""
from branches import Branch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ManyTasks(nn.Module):
    def __init__(self, tasks=("car", "sign")):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.branches = nn.ModuleDict({task: Branch(4) for task in tasks})

    def forward(self, feat, distance):
        near = distance < 30.0
        feat = self.quant(feat)
        results = {}
        for task, branch in self.branches.items():
            results[task] = self.dequant(branch(feat, near))
        return results
