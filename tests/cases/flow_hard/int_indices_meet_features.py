import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.embed = nn.Embedding(10, 4)

    def forward(self, scores, ids: torch.LongTensor):
        q = self.quant(scores)
        rank = q.argmax(dim=-1, keepdim=True)
        a = q * rank  #> MQ203
        b = q + self.embed(rank.squeeze(-1))
        c = q / (scores > 0).sum()  #> MQ203
        d = q / scores.shape[-1]
        e = q * torch.arange(4, device=q.device)  #> MQ203
        f = q + ids  #> MQ203
        return a, b, c, d, e, f, q.gather(-1, rank)
