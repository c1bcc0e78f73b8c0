from torch import nn


class Bank(nn.Module):
    def __init__(self, size=3):
        super().__init__()
        self.items = []
        self.named = {}
        self.size = size

    def push(self, t, *, key=None):
        self.items.append(t)
        if key is not None:
            self.named[key] = t

    def latest(self):
        return self.items[-1]

    def by_key(self, key):
        return self.named[key]

    def __len__(self):
        return len(self.items)
