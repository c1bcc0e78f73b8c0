from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .layer import DecoderLayer, SoftDecoderLayer


class Decoder(nn.Module):
    def __init__(self, dim, num_layers=3, num_inputs=2):
        super().__init__()
        self.quants = nn.ModuleList()
        for _ in range(num_inputs):
            self.quants.append(QuantStub())
        self.dequant = DeQuantStub()
        self.layers = nn.ModuleList([DecoderLayer(dim) for _ in range(num_layers)])
        self.tail = nn.ModuleList([SoftDecoderLayer(dim), nn.LayerNorm(dim)])

    def forward(self, feats, key_pad):
        pad = key_pad.bool()
        xs = [self.quants[i](f) for i, f in enumerate(feats)]
        out, memory = xs[0], xs[1]
        for i, layer in enumerate(self.layers):
            if i == 1:
                out = out.contiguous()
            out = layer(out, memory, pad=pad)
        out = self.tail[0](out, memory, pad)
        return self.dequant(self.tail[1](out))
