"""Silent: methods that call each other end in a comparison with a fraction."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub
from tree import SceneTree


class TreeModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.node_quant = QuantStub()
        self.leaf_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.tree = SceneTree()

    def forward(self, nodes, leaves):
        nodes = self.node_quant(nodes)
        leaves = self.leaf_quant(leaves)
        return self.dequant(self.tree.visit(nodes, leaves, nodes.shape[1]))
