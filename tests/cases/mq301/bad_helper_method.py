"""The cast is made in a static method that is given the quantized tensor."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class HeadingBins(nn.Module):
    def __init__(self):
        super().__init__()
        self.heading_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(12, 12)

    @staticmethod
    def to_index(values):
        return values.permute(1, 0).long()  #> MQ301: values.permute(1, 0).long()

    def forward(self, heading):
        heading = self.heading_quant(heading)
        return self.dequant(self.fc(heading)), self.to_index(heading)
