"""Track network made of registered parts."""
import torch.nn as nn

from .registry import build_part, register


@register()
class TrackNet(nn.Module):
    """Embed, pool over time, attend, head.

    Args:
        dim: width.
        attention: name of the attention part.
        head: name of the head.
    """

    def __init__(self, dim=64, attention="attention", head="status", **kwargs):
        super().__init__()
        self.embed = build_part("embed", in_dim=kwargs.pop("in_dim", 7), dim=dim)
        self.pool = build_part("pool", dim=dim)
        self.attention = build_part(attention, dim=dim, **kwargs)
        self.head = build_part(type=head, dim=dim)

    def forward(self, inputs):
        x = self.embed(inputs["tracks"], mask=inputs["time_mask"])
        x = self.pool(x, mask=inputs["time_mask"])
        x = x + self.attention(x, alive=inputs["alive"])
        return self.head(x, inputs["alive"])


@register("tracknet_float")
class FloatTrackNet(TrackNet):
    """Takes its inputs as they are."""

    def __init__(self, dim=64, **kwargs):
        super().__init__(dim=dim, attention="attention", head="status", **kwargs)
