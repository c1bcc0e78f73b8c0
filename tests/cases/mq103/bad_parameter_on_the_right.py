"""The other side is a float parameter of forward."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class MemoryReuse(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encode = nn.Linear(32, 32)

    def forward(self, pose, last_pose):
        pose = self.quant(pose)
        unchanged = pose == last_pose  #> MQ103: pose == last_pose
        return self.dequant(self.encode(pose)), unchanged
