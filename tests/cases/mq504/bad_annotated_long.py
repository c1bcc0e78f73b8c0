"""The annotation says that the condition is an integer tensor."""
from torch import LongTensor, Tensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SegmentReset(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cell = nn.GRUCell(dim, dim)

    def forward(self, state: Tensor, first: LongTensor):
        state = self.cell(self.state_quant(state))
        state = state.masked_fill(first, 0.0)  #> MQ504
        return self.dequant(state)
