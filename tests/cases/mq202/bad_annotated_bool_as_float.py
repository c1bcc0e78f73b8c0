"""The annotation says bool, a cast makes it a 0/1 float."""
from torch import BoolTensor, Tensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TrajectoryRefiner(nn.Module):
    def __init__(self):
        super().__init__()
        self.traj_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.refine = nn.GRU(4, 64)

    def forward(self, traj: Tensor, observed: BoolTensor):
        hidden, _ = self.refine(self.traj_quant(traj))
        weight = observed.float()
        return self.dequant(weight[..., None] * hidden)  #> MQ202: weight[..., None] * hidden
