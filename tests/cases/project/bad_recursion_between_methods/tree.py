from torch import nn


class SceneTree(nn.Module):
    def visit(self, node, leaf, depth):
        if depth == 0:
            return node.masked_fill(leaf == 1, 0.0)  #> MQ101: leaf == 1
        return self.descend(node, leaf, depth)

    def descend(self, node, leaf, depth):
        return self.visit(node, leaf, depth - 1)
