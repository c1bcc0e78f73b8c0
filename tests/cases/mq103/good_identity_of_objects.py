"""Silent: `is` compares no values."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SharedQueries(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.key_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.self_attn = nn.MultiheadAttention(64, 4)

    def forward(self, query, key=None):
        shared = key is None or key is query
        query = self.quant(query)
        key = query if shared else self.key_quant(key)
        if key is not query:
            key = key.flatten(0, 1)
        out, _ = self.self_attn(query, key, key)
        return self.dequant(out)
