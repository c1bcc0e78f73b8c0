"""torch's stub takes a qconfig first, not a scale."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub, get_default_qconfig


class TokenTagger(nn.Module):
    """Tags tokens; `segments` are 0/1 segment ids in float."""

    def __init__(self, dim, n_tags):
        super().__init__()
        qconfig = get_default_qconfig("fbgemm")
        self.quant = QuantStub(qconfig)
        self.segment_quant = QuantStub(qconfig)
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, n_tags)
        self.second = nn.Linear(dim, n_tags)

    def forward(self, tokens, segments):
        tokens = self.quant(tokens)
        segments = self.segment_quant(segments)
        is_second = segments == 1.0  #> MQ101
        first = self.fc(tokens)
        second = self.second(tokens)
        tags = torch.where(is_second.unsqueeze(-1), second, first)
        return self.dequant(tags)
