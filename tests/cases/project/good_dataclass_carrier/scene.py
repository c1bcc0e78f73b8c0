from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=False)
class Scene:
    image: Tensor
    signal: Tensor


def signal_index(scene):
    return scene.signal.short()
