"""ModuleList item 0 is one stub, wherever it is called."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ListedStubs(nn.Module):
    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleList([QuantStub(), QuantStub()])
        self.dequant = DeQuantStub()

    def forward(self, tokens, queries, token_mask):
        tokens = self.stubs[0](tokens)
        queries = self.stubs[1](queries)
        token_mask = self.stubs[0](token_mask)  #> MQ402
        return self.dequant(tokens * token_mask), self.dequant(queries)
