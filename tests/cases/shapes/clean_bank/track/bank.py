class MemoryBank:
    def __init__(self, length=4):
        self.length = length
        self.embed = None
        self.alive = None
        self.frames = 0

    def get(self):
        return self.embed, self.alive

    def update(self, embed, alive):
        self.embed = embed.detach()
        self.alive = alive
        self.frames = self.frames + 1
        return self.frames == 1
