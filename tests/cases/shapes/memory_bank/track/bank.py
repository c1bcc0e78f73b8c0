from torch import nn


class MemoryBank(nn.Module):
    """What the last frame left behind."""

    def __init__(self, length=4):
        super().__init__()
        self.length = length
        self.reset()

    def reset(self):
        self.embed = None
        self.alive = None
        self.times = None
        self.frames = 0

    def get(self):
        return self.embed, self.alive

    def age(self):
        return self.times

    def update(self, embed, alive, times):
        self.embed = embed.detach()
        self.alive = alive.detach()
        self.times = times
        self.frames += 1
        if self.frames == 1:
            print("first frame")
