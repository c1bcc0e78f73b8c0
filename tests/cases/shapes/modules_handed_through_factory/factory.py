from blocks import Block, Mul, Where
from torch import nn

BLOCKS = {"mul": Mul, "where": Where}


def build_block(kind, post=None):
    return Block(BLOCKS[kind](), post)


def build_chain(*kinds):
    return nn.ModuleList(build_block(k) for k in kinds)
