"""The tokens of a language model are numbers of words, not measurements."""
from torch import LongTensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CommandEncoder(nn.Module):
    def __init__(self, vocabulary=32000, dim=512):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Embedding(vocabulary, dim)
        self.norm = nn.LayerNorm(dim)

    def forward(self, input_ids: LongTensor):
        input_ids = self.quant(input_ids)  #> MQ503
        hidden = self.norm(self.embed(input_ids))
        return self.dequant(hidden)
