"""Silent: the annotation says float."""
from torch import FloatTensor, LongTensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AnnotatedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(16, 8)
        self.fc = nn.Linear(8, 8)

    def forward(self, state: FloatTensor, kind: LongTensor):
        state = self.fc(self.state_quant(state))
        return self.dequant(state) + self.table(kind)
