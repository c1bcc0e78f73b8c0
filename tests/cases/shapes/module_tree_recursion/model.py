from torch import nn
from torch.quantization import QuantStub
from tree import FillLeaf, Leaf, Node


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.root = Node(4, left=FillLeaf(), right=Leaf())

    def forward(self, x, dist):
        return self.root(self.quant(x), dist > 1.5)
