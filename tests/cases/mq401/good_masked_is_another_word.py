"""Silent: names match by word: `masked`, `padded` and `keeper` name no mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MaskedAutoencoderHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, patches):
        patches = self.quant(patches)
        masked = patches[..., :16]
        padded, keeper = patches[..., 16:32], patches[..., 32:48]
        mixed = masked * padded
        return self.dequant(mixed * keeper)
