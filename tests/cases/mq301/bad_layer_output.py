"""What a quantized layer returns is on a grid, too."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DisparityHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(32, 1, 3, padding=1)
        self.relu = nn.ReLU()

    def forward(self, cost):
        disparity = self.relu(self.conv(self.quant(cost)))
        whole = disparity.int()  #> MQ301
        return self.dequant(disparity), whole
