"""Ids that went through a stub look up the wrong rows of the table."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RoadClassEmbedding(nn.Module):
    def __init__(self, num_classes=12, dim=32):
        super().__init__()
        self.quant = QuantStub()
        self.class_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(num_classes, dim)

    def forward(self, roads, road_class):
        road_class = self.class_quant(road_class)
        embedding = self.table(road_class.long())  #> MQ301: road_class.long()
        return self.dequant(self.quant(roads)), embedding
