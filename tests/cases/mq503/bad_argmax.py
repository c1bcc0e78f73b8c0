"""Class numbers from another head are quantized."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CascadeHead(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.quant = QuantStub()
        self.class_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Linear(128, classes)

    def forward(self, feat):
        logits = self.cls(self.quant(feat))
        number = logits.argmax(dim=-1, keepdim=True)
        return self.dequant(self.class_quant(number))  #> MQ503: self.class_quant(number)
