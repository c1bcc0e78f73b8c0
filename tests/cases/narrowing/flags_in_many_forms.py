"""Flags that are tested again: of a configuration, a mode's name, in `and`, in a helper; and those that change."""

from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Flagged(nn.Module):
    def __init__(self, cfg, soft=True, mode="hard"):
        super().__init__()
        self.cfg = cfg
        self.mode = mode
        self.soft = soft
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.keep_quant = QuantStub()

    def by_config(self, x):
        if self.cfg.quantize:
            x = self.quant(x)
        return x > 0.5 if self.cfg.quantize else x == 1

    def by_mode(self, x):
        if self.mode == "soft":
            x = self.quant(x)
        if self.mode != "soft":
            return x == 1
        return x == 1  #> MQ101

    def by_early_return(self, x, is_raw=False):
        y = x if is_raw else self.quant(x)
        if is_raw and self.soft:
            return y == 1
        return y == 1 if not is_raw else x  #> MQ101

    def prepared(self, m):
        return self.keep_quant(m.float()) if self.soft else m

    def by_helper(self, x, m):
        q = self.quant(x)
        keep = self.prepared(m > 0)
        if not self.soft:
            q = q.masked_fill(keep, 0.0)
        return q * keep if self.soft else q

    def by_optional(self, x, mask=None):
        q = self.quant(x)
        weight = x
        if mask is not None:
            weight = self.mask_quant(mask.float())
        return q * weight if mask is not None else q * (x > 0)  #> MQ201: q * (x > 0)


class Cached(nn.Module):
    def __init__(self):
        super().__init__()
        self.cached = None
        self.quant = QuantStub()

    def by_cached(self, x):
        if self.cached is None:
            x = self.quant(x)
        self.remember(x)
        return x == 1 if self.cached is not None else x  #> MQ101

    def remember(self, x):
        self.cached = x

    def by_changed(self, x, is_raw):
        if is_raw:
            x = self.quant(x)
            is_raw = False
        return x == 1 if not is_raw else x  #> MQ101
