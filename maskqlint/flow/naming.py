"""Which names say that a tensor is a mask.

A name never makes a finding by itself; it only helps where a value is already
known to be quantized (MQ401, MQ402).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from maskqlint.flow.values import Possibility, Tensor, Value

_NOUNS = frozenset(
    [
        "mask",
        "masks",
        "valid",
        "valids",
        "validity",
        "pad",
        "pads",
        "padding",
        "paddings",
        "keep",
        "keeps",
        "visible",
        "visibility",
        "exist",
        "exists",
        "msk",
    ]
)
# What may follow the noun without making it something else: a dtype, a shape, an index, a copy.
_SUFFIXES = frozenset(
    [
        "float",
        "floats",
        "f",
        "fp",
        "fp32",
        "fp16",
        "f32",
        "int",
        "i",
        "bool",
        "b",
        "q",
        "quant",
        "quantized",
        "t",
        "tensor",
        "tensors",
        "1d",
        "2d",
        "3d",
        "4d",
        "flat",
        "raw",
        "in",
        "input",
        "inputs",
        "out",
        "exp",
        "expanded",
        "new",
        "flag",
        "flags",
        "bit",
        "bits",
        "col",
        "column",
        "channel",
        "chan",
        "part",
        "slice",
        "vec",
        "ind",
        "indicator",
        "all",
        "both",
        "l",
        "r",
        "left",
        "right",
        "cur",
        "prev",
        "now",
        "next",
        "a",
        "x",
        "y",
        "src",
        "dst",
        "tgt",
        "list",
        "tuple",
        "full",
        "n",
        "inv",
    ]
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+[a-z]*")


@lru_cache(maxsize=4096)
def is_mask_name(name: str) -> bool:
    """Whether the name's noun is a mask's: `pad_mask`, `maskFloat`, `valid_2d`; not `mask_logits`."""
    words = [word.lower() for word in _WORD.findall(name)]
    while len(words) > 1 and (words[-1] in _SUFFIXES or words[-1].isdigit()):
        words.pop()
    return bool(words) and words[-1] in _NOUNS


def named(value: Value, name: str) -> Value:
    """The value, known as a mask by name if the name says so and nothing speaks against it."""
    if not any(isinstance(one, Tensor) for one in value) or not is_mask_name(name):
        return value
    return tuple(_named(one) for one in value)


def _named(one: Possibility) -> Possibility:
    if isinstance(one, Tensor) and not one.is_data and not one.is_named_mask:
        return replace(one, is_named_mask=True)
    return one
