import torch
import torch.nn as nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PillarOccupancy(nn.Module):
    """Counts of points in a pillar, all spellings of an equality."""

    def __init__(self):
        super().__init__()
        self.stub = QuantStub()
        self.destub = DeQuantStub()

    def forward(self, counts):
        q = self.stub(counts)
        one = torch.eq(q, 1)  #> MQ101
        two = q.eq(2)  #> MQ101
        not_one = torch.ne(q, 1)  #> MQ101
        not_two = q.ne(2.0)  #> MQ101
        alt = torch.not_equal(q, 3)  #> MQ101
        none = torch.eq(q, 0)
        none_again = q.eq(0)
        ones = q == torch.ones_like(q)  #> MQ101
        zeros = q == torch.zeros_like(q)
        unit = q == torch.tensor(1.0, device=q.device)  #> MQ101
        nil = q == torch.tensor(0)
        return one, two, not_one, not_two, alt, none, none_again, ones, zeros, unit, nil

    def decode(self, counts):
        f = self.destub(self.stub(counts))
        few = torch.isin(f, torch.tensor([0.0, 1.0]))  #> MQ101
        nothing = torch.isin(f, torch.tensor([0.0]))
        other = f != 0
        single = f != 1  #> MQ101
        return few, nothing, other, single
