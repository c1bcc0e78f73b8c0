from torch import nn


class Node(nn.Module):
    def __init__(self, dim, left=None, right=None):
        super().__init__()
        self.fc = nn.Linear(dim, dim)
        self.left = left
        self.right = right

    def forward(self, x, near):
        x = self.fc(x)
        if self.left is not None:
            x = self.left(x, near)
        if self.right is not None:
            return self.right(x, near)
        return x


class Leaf(nn.Module):
    def forward(self, x, near):
        return x * near  #> MQ201


class FillLeaf(nn.Module):
    def forward(self, x, near):
        return x.masked_fill(near, 0.0)
