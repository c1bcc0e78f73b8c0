# Copyright (c) ADLib authors. All rights reserved.
"""Apply functions over nested containers."""

from functools import partial
from typing import Any, Callable, Dict, Iterable, List, Sequence, Tuple, Union

import numpy as np
import torch

__all__ = ["multi_apply", "as_list", "flatten", "to_cuda", "to_numpy", "regroup"]


def multi_apply(func: Callable, *args: Sequence, **kwargs: Any) -> Tuple[List, ...]:
    """Apply a function over parallel lists and transpose the results.

    Args:
        func: A function with several results.
        args: Lists of equal length, one for each argument.
        kwargs: Arguments that are the same in every call.
    """
    pfunc = partial(func, **kwargs) if kwargs else func
    results = map(pfunc, *args)
    return tuple(map(list, zip(*results)))


def as_list(value: Any) -> List:
    """Wrap a value in a list unless it is one."""
    if isinstance(value, list):
        return value
    if isinstance(value, tuple):
        return list(value)
    return [value]


def flatten(nested: Iterable) -> List:
    """Flatten lists and tuples, depth first."""
    flat = []
    for item in nested:
        if isinstance(item, (list, tuple)):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat


def regroup(flat: Sequence, sizes: Sequence[int]) -> List[List]:
    """Undo :func:`flatten` for one level of known sizes."""
    groups, start = [], 0
    for size in sizes:
        groups.append(list(flat[start : start + size]))
        start += size
    if start != len(flat):
        raise ValueError(f"{len(flat)} items do not fill groups of {sizes}")
    return groups


def to_cuda(data: Union[torch.Tensor, Dict, Sequence], device: str = "cuda") -> Any:
    """Move every tensor of a nested container to a device."""
    if isinstance(data, torch.Tensor):
        return data.to(device, non_blocking=True)
    if isinstance(data, dict):
        return {key: to_cuda(value, device) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return type(data)(to_cuda(value, device) for value in data)
    return data


def to_numpy(data: Any) -> Any:
    """Bring every tensor of a nested container to the host."""
    if isinstance(data, torch.Tensor):
        return data.detach().cpu().numpy()
    if isinstance(data, np.ndarray):
        return data
    if isinstance(data, dict):
        return {key: to_numpy(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [to_numpy(value) for value in data]
    return data
