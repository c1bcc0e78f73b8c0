"""Silent: getattr with an f-string picks one of several stubs."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class NumberedStubs(nn.Module):
    def __init__(self, count=4):
        super().__init__()
        for i in range(count):
            setattr(self, f"extra_quant_{i}", QuantStub())
        self.dequant = DeQuantStub()

    def forward(self, extras, pad_mask, slot):
        outs = []
        for i, extra in enumerate(extras):
            outs.append(self.dequant(getattr(self, f"extra_quant_{i}")(extra)))
        pad_mask = getattr(self, f"extra_quant_{slot}")(pad_mask)
        return outs, self.dequant(pad_mask)
