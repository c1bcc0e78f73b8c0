"""What the simulation cannot show, each with the reason."""

from __future__ import annotations

_CLAMPED = "a fill into a quantized tensor is clamped to its range, -100 as well as -1e9"
_SIZE = "the layer that follows, or the caller, reads the written number itself"

HIDDEN = {
    ("MQ104-0", "MQ104"): "a comparison with nan is False in float, too",
    ("MQ403-2", "MQ403"): _CLAMPED,
    ("mq403/bad_masked_fill", "MQ403"): _CLAMPED,
    ("mq403/bad_named_constant_in_the_class", "MQ403"): _CLAMPED,
    ("mq403/bad_positive_limit", "MQ403"): _CLAMPED,
    ("mq102/bad_whole_number_on_a_known_mask", "MQ102"): "no 0/1 mask reaches 2, in float either",
    ("flow/bad_any_of_container", "MQ101"): "a number taken out by item() is compared by Python",
    ("flow/bad_bound_method_attr", "MQ201"): "of the two methods one is chosen when it is made",
    ("mq104/bad_isfinite_after_dequant", "MQ104"): "in float the model raises what it checks for",
}
"""Findings of which a run shows nothing."""

UNMET = {
    ("MQ403-0", "MQ403"): _SIZE,
    ("level_list/bad", "MQ403"): _SIZE,
    ("mq403/bad_named_constant_in_the_class", "MQ403"): _SIZE,
    ("mq403/bad_on_one_way", "MQ403"): _SIZE,
    ("mq403/bad_where", "MQ403"): _SIZE,
    ("mq301/bad_layer_output", "MQ301"): "no convolution gives whole numbers",
}
"""Unsafe repairs whose assumption no input of the model meets: outputs are not compared."""

SILENT = {
    "MQ102-2": "a chained comparison branches on its first half",
}
"""Programs in which, after a repair, something goes wrong that the linter does not tell."""
