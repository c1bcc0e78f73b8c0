from torch import Tensor


def suppress(x: Tensor, m: Tensor) -> Tensor:
    """Zero the rows that are switched off."""
    return x * m.unsqueeze(-1)  #> MQ201


def suppress_native(x: Tensor, m: Tensor) -> Tensor:
    return x.masked_fill(~m.unsqueeze(-1), 0.0)


def suppress_float(x: Tensor, m: Tensor) -> Tensor:
    # the training path, on float features only
    return x * m.unsqueeze(-1)


def rows(x: Tensor) -> int:
    return 1 if x.dim() == 1 else x.shape[0]
