"""A quantized 0/1 tensor compared with the whole number 2: any whole number is on the edge there."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ObservationCheck(nn.Module):
    def __init__(self):
        super().__init__()
        self.seen_quant = QuantStub()
        self.history_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv1d(5, 64, 3)

    def forward(self, history, lengths):
        seen = self.seen_quant((lengths > 0).float())
        often = seen >= 2  #> MQ102: seen >= 2
        feat = self.conv(self.history_quant(history))
        return self.dequant(feat), often
