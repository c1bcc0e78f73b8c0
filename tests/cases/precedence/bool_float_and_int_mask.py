"""One mask in three kinds: each product gets the code of its kind, once."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ThreeKinds(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, lengths):
        tokens = self.quant(tokens)
        alive = lengths > 0
        as_bool = tokens * alive  #> MQ201: tokens * alive
        as_float = tokens * alive.float()  #> MQ202: tokens * alive.float()
        as_int = tokens * alive.int()  #> MQ203: tokens * alive.int()
        return self.dequant(as_bool), self.dequant(as_float), self.dequant(as_int)
