"""The fill stands in a helper of another file than the stub."""
import torch


def subsequent_mask(size):
    """0 where a step may look, a very small number elsewhere."""
    later = torch.ones(size, size).triu(1) > 0
    return torch.zeros(size, size).masked_fill(later, -1e8)  #> MQ403
