"""Silent: names match by word; none of these is one of a mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OtherWords(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, masked_image, keypoints, padded_tokens, batch):
        a = self.quant(masked_image)
        b = self.quant(keypoints)
        c = self.quant(padded_tokens)
        d = self.quant(batch["validation_frame"])
        e = self.quant(batch["existing_tracks"])
        f = self.quant(batch["plain"])
        return [self.dequant(t) for t in (a, b, c, d, e, f)]
