"""Two causes: the comparison misses 1, and a bool meets a product."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class WeightedBoxes(nn.Module):
    def __init__(self):
        super().__init__()
        self.box_quant = QuantStub()
        self.seen_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes, seen):
        boxes = self.box_quant(boxes)
        seen = self.seen_quant(seen)
        boxes = boxes * (seen == 1)  #> MQ101: seen == 1 | MQ201: boxes * (seen == 1)
        return self.dequant(boxes)
