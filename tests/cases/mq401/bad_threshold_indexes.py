"""The score column picks rows of the same tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BoxFilter(nn.Module):
    def __init__(self, threshold=0.25):
        super().__init__()
        self.threshold = threshold
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes):
        boxes = self.quant(boxes)  #> MQ401
        strong = boxes[:, 4] > self.threshold
        return self.dequant(boxes[strong])
